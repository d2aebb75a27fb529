// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux says of the files that are mapped into this process. A path that was loaded once gives the
 * old library for ever, also where another file has taken its place.
 */
final class MappedFiles {
    private static final Path LIST = Path.of("/proc/self/maps");

    private MappedFiles() {}

    /**
     * @throws LibraryRefusal if what was loaded from this path is no longer the file that is there
     */
    static void checkIsMapped(Path file) throws LibraryRefusal, IOException {
        if (Files.isReadable(LIST)) {
            check(file, Files.readAllLines(LIST));
        }
    }

    static void check(Path file, List<String> lines) throws LibraryRefusal {
        String mapped = " " + file;
        boolean current = lines.stream().anyMatch(line -> line.endsWith(mapped));
        boolean replaced = lines.stream().anyMatch(line -> line.endsWith(mapped + " (deleted)"));
        if (replaced && !current) {
            throw new LibraryRefusal(
                    "this process has loaded another library from " + file + " before",
                    "start a new process");
        }
    }
}
