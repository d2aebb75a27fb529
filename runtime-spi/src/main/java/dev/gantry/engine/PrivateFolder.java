// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * A folder that nobody else writes to: what lies in it becomes code. Neither may anybody write to the
 * folder above, where it could be exchanged for another.
 */
final class PrivateFolder {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private PrivateFolder() {}

    /**
     * Makes the folder, or looks at the one that is there.
     *
     * @throws IOException saying why it cannot be trusted; also where the file system does not tell
     *     whom a folder belongs to
     */
    static void prepare(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().getParent();
        if (above == null) {
            throw new IOException(folder + " is no folder for this");
        }
        try {
            Files.createDirectories(above, OWNER_ONLY);
            create(folder);
            UserPrincipal us = ourselves(folder);
            check(above, us);
            check(folder, us);
        } catch (UnsupportedOperationException e) {
            throw new IOException("its file system does not tell who may write to it", e);
        }
    }

    private static void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(folder + " is a link or no folder", e);
            }
        }
    }

    /**
     * The owner of a file that is made now. Not one of createTempFile, which takes 25 ms when it is first
     * used, at each start.
     */
    private static UserPrincipal ourselves(Path folder) throws IOException {
        String unique = "owner" + System.nanoTime() + CodeFolder.UNFINISHED;
        Path probe = Files.createFile(folder.resolve(unique));
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static void check(Path folder, UserPrincipal us) throws IOException {
        PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class);
        if (!found.owner().equals(us)) {
            throw new IOException(folder + " belongs to " + found.owner().getName());
        }
        if (found.permissions().stream().anyMatch(OF_OTHERS::contains)) {
            throw new IOException("others may write to " + folder);
        }
    }
}
