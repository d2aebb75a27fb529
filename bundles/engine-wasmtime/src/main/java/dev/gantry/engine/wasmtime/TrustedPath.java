// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that nobody but its user and root can change or exchange for another, so that what was
 * hashed is what is loaded. Where the file system does not tell owners and permissions, the hash has to
 * do alone.
 */
final class TrustedPath {
    private static final int ROOT = 0;
    private static final int OTHERS_WRITE = 0002;
    private static final int GROUP_WRITE = 0020;
    private static final int STICKY = 01000;

    private TrustedPath() {}

    /**
     * Looks at a file and at every folder above it.
     *
     * @param file without links: see {@link Path#toRealPath}
     */
    static void check(Path file) throws IOException, LibraryRefusal {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        checkOne(file, GROUP_WRITE | OTHERS_WRITE);
        int forbidden = GROUP_WRITE | OTHERS_WRITE;
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            checkOne(folder, forbidden);
            // Above its own folder: many users have a group of their own and let it write.
            forbidden = OTHERS_WRITE;
        }
    }

    private static void checkOne(Path path, int forbidden) throws IOException, LibraryRefusal {
        int owner = number(path, "unix:uid");
        int mode = number(path, "unix:mode");
        if (owner != ROOT && owner != ourselves()) {
            throw new LibraryRefusal(
                    path + " belongs to another user",
                    "'engines install wasmtime --from' makes a copy that is yours");
        }
        // In a sticky folder such as /tmp nobody can exchange what belongs to somebody else.
        boolean sticky = Files.isDirectory(path) && (mode & STICKY) != 0;
        if ((mode & forbidden) != 0 && !sticky) {
            throw new LibraryRefusal(
                    "other users may write to " + path,
                    "chmod go-w on it, or 'engines install wasmtime --from' for a copy of your own");
        }
    }

    private static int ourselves() throws IOException {
        Path process = Path.of("/proc/self");
        Path ours = Files.exists(process) ? process : Path.of(System.getProperty("user.home"));
        return number(ours, "unix:uid");
    }

    private static int number(Path path, String attribute) throws IOException {
        return (Integer) Objects.requireNonNull(Files.getAttribute(path, attribute));
    }
}
