// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The file that remembers command lines. Only its owner may read it: lines may hold secrets. */
final class HistoryFile {
    private static final System.Logger LOG = System.getLogger("dev.gantry.shell");

    private HistoryFile() {}

    /** Absent where the folder cannot be written; then nothing is remembered. */
    static Optional<Path> in(Path folder) {
        Path file = folder.resolve("history");
        try {
            Files.createDirectories(folder, only("rwx------", folder));
            if (!Files.exists(file)) {
                Files.createFile(file, only("rw-------", folder));
            }
            return Optional.of(file);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "no history: {0}", e.toString());
            return Optional.empty();
        }
    }

    private static FileAttribute<?>[] only(String permissions, Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
