// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code engines install wasmtime --from} takes: kept in a folder of the user's between builds. */
final class WasmtimeWheel {
    private static final String VARIABLE = "GANTRY_WASMTIME_LIBRARY";
    private static final Path FOLDER =
            Path.of(System.getProperty("user.home"), ".cache", "gantry-test-library");

    private WasmtimeWheel() {}

    /** The file that the environment names, else the wheel, which pip downloads at the first need. */
    static Path orSkip() throws IOException, InterruptedException {
        String named = System.getenv(VARIABLE);
        if (named != null) {
            return Path.of(named);
        }
        Files.createDirectories(FOLDER);
        if (find().isEmpty()) {
            download();
        }
        return find().orElseThrow();
    }

    private static void download() throws IOException, InterruptedException {
        String origin = "https://pip.pypa.io, or the path of libwasmtime 50.0.1 in " + VARIABLE;
        List<String> command =
                List.of(
                        Tools.require("pip", origin).toString(),
                        "download",
                        "--quiet",
                        "--no-deps",
                        "--only-binary=:all:",
                        "wasmtime==50.0.1",
                        "-d",
                        FOLDER.toString());
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            Tools.missing("the wheel of wasmtime, which pip could not download", origin);
        }
    }

    private static Optional<Path> find() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".whl")).findFirst();
        }
    }
}
