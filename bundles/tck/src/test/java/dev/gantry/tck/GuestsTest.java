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

    @Test
    void areWhatTheirSourcesSay(@TempDir Path folder) throws IOException, InterruptedException {
        Interop.require("wat2wasm", "Debian package wabt");
        for (Path source : list("")) {
            Files.copy(source, folder.resolve(source.getFileName()));
        }
        Process build = new ProcessBuilder(folder.resolve("build.sh").toString()).start();
        assertEquals(0, build.waitFor());
        for (Path guest : list(".wasm")) {
            assertArrayEquals(
                    Files.readAllBytes(guest),
                    Files.readAllBytes(folder.resolve(guest.getFileName())),
                    guest.toString());
        }
    }

    private static List<Path> list(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
