// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder under {@code java.io.tmpdir} that nobody else can enter. The JDK gives it a name that nobody
 * can guess, and where there are permissions only its owner has any.
 */
final class TemporaryFolder {
    private static final System.Logger LOG = System.getLogger(TemporaryFolder.class.getName());

    private final Path path;

    /** A process can end at any moment, also before its guest has started. */
    private final Thread atExit = new Thread(this::removeOnce, "gantry-temporary-folder");

    private long moved;
    private boolean removed;

    TemporaryFolder(Path path) {
        this.path = path;
    }

    static TemporaryFolder create() throws IOException {
        TemporaryFolder folder =
                new TemporaryFolder(Files.createTempDirectory("gantry-").toRealPath());
        try {
            Runtime.getRuntime().addShutdownHook(folder.atExit);
        } catch (IllegalStateException ending) {
            folder.removeOnce();
        }
        return folder;
    }

    Path path() {
        return path;
    }

    /** Removes it with all that is in it, as far as that can be done; links are not followed. */
    void remove() {
        removeOnce();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            LOG.log(System.Logger.Level.DEBUG, "the process ends", ending);
        }
    }

    private synchronized void removeOnce() {
        if (removed) {
            return;
        }
        removed = true;
        try {
            empty();
            Files.delete(path);
        } catch (IOException | RuntimeException e) {
            // Iterators over folders throw the latter; whatever it is, a run ends all the same.
            LOG.log(System.Logger.Level.WARNING, "cannot remove the temporary folder " + path, e);
        }
    }

    /**
     * Folders in a folder are moved up here before it is removed. So no path grows long and nothing is
     * called again and again, however deep a guest has nested them.
     */
    private void empty() throws IOException {
        boolean more = true;
        while (more) {
            more = false;
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path entry : entries) {
                    more = true;
                    remove(entry);
                }
            }
        }
    }

    private void remove(Path entry) throws IOException {
        if (!isFolder(entry)) {
            Files.deleteIfExists(entry);
            return;
        }
        makeOpen(entry);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(entry)) {
            for (Path inner : entries) {
                if (isFolder(inner)) {
                    makeOpen(inner);
                    moveUp(inner);
                } else {
                    Files.delete(inner);
                }
            }
        }
        Files.delete(entry);
    }

    private void moveUp(Path folder) throws IOException {
        Path free = path.resolve("moved-" + moved);
        while (Files.exists(free, LinkOption.NOFOLLOW_LINKS)) {
            moved++;
            free = path.resolve("moved-" + moved);
        }
        Files.move(folder, free);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Nobody but this process can put a link into its place: all that is here is its owner's alone. */
    private static void makeOpen(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
