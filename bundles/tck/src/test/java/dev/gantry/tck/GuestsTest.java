// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestsTest {
    private static final Path SOURCES = Path.of("src/main/wat");
    private static final Path EXCEPTIONS = SOURCES.resolve("exnref");

    @Test
    void areWhatTheirSourcesSay(@TempDir Path folder) throws IOException, InterruptedException {
        Interop.require("wat2wasm", "Debian package wabt");
        build(folder);
        assertBuilt(SOURCES, folder);
    }

    @Test
    void withExceptionsAreWhatTheirSourcesSay(@TempDir Path folder)
            throws IOException, InterruptedException {
        Interop.require("wat2wasm", "Debian package wabt");
        Interop.require("wasm-tools", "cargo install --locked wasm-tools");
        build(folder);
        assertBuilt(EXCEPTIONS, folder.resolve("exnref"));
    }

    private static void build(Path folder) throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("exnref"));
        for (Path source : list(SOURCES, "")) {
            Files.copy(source, folder.resolve(source.getFileName()));
        }
        for (Path source : list(EXCEPTIONS, ".wat")) {
            Files.copy(source, folder.resolve("exnref").resolve(source.getFileName()));
        }
        Process build = new ProcessBuilder(folder.resolve("build.sh").toString()).start();
        assertEquals(0, build.waitFor());
    }

    private static void assertBuilt(Path sources, Path folder) throws IOException {
        for (Path guest : list(sources, ".wasm")) {
            assertArrayEquals(
                    Files.readAllBytes(guest),
                    Files.readAllBytes(folder.resolve(guest.getFileName())),
                    guest.toString());
        }
    }

    private static List<Path> list(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .toList();
        }
    }
}
