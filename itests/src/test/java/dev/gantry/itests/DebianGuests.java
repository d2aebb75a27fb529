// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Guests from Debian's sources: built at the first need, and kept in the user's cache. */
final class DebianGuests {
    private static final Path FOLDER =
            Path.of(System.getProperty("user.home"), ".cache", "gantry-test-corpus", "debian-1");

    private static final String ORIGIN = "Debian 12, see itests/src/test/sh/debian-guests.sh";

    private DebianGuests() {}

    /** The folder that {@code debian-guests.sh} fills. */
    static Path orSkip() throws IOException, InterruptedException {
        if (!Files.isDirectory(FOLDER)) {
            for (String tool : List.of("apt-get", "clang-14", "wasm-ld-14", "cmake", "python3")) {
                Tools.require(tool, ORIGIN);
            }
            Files.createDirectories(FOLDER.getParent());
            Path script = Distribution.ROOT.resolve("itests/src/test/sh/debian-guests.sh");
            Process build =
                    new ProcessBuilder(script.toString(), FOLDER.toString()).inheritIO().start();
            if (build.waitFor() != 0) {
                Tools.missing("what debian-guests.sh builds", ORIGIN);
            }
        }
        return FOLDER;
    }
}
