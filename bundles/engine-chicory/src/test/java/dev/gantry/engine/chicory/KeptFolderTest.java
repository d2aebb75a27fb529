// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFolderTest {
    private static final byte[] TEN = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    private Path path;
    private KeptFolder folder;

    @BeforeEach
    void open(@TempDir Path temporary) {
        path = temporary;
        folder = new KeptFolder(path, 25);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        folder.write("a", TEN);
        assertArrayEquals(TEN, folder.read("a").orElseThrow());
        assertTrue(folder.read("b").isEmpty());
    }

    @Test
    void letsGoOfWhatWasUsedLongestAgo() throws IOException {
        folder.write("a", TEN);
        folder.write("b", TEN);
        age("a", Duration.ofHours(2));
        age("b", Duration.ofHours(1));
        folder.read("a");
        folder.write("c", TEN);
        assertEquals(Set.of("a", "c"), names());
    }

    @Test
    void refusesWhatWouldNeedMoreThanAllRoom() {
        assertThrows(IOException.class, () -> folder.write("a", new byte[26]));
    }

    @Test
    void removesWhatAKilledProcessLeftBehind() throws IOException {
        Files.write(path.resolve("old" + KeptFolder.UNFINISHED), TEN);
        Files.write(path.resolve("new" + KeptFolder.UNFINISHED), TEN);
        age("old" + KeptFolder.UNFINISHED, Duration.ofHours(1));
        folder.write("a", TEN);
        assertEquals(Set.of("a", "new" + KeptFolder.UNFINISHED), names());
    }

    @Test
    void followsNoLink() throws IOException {
        Path elsewhere = Files.write(path.resolve("elsewhere"), TEN);
        Files.createSymbolicLink(path.resolve("a"), elsewhere);
        assertThrows(IOException.class, () -> folder.read("a"));
    }

    private void age(String name, Duration age) throws IOException {
        Files.setLastModifiedTime(path.resolve(name), FileTime.from(Instant.now().minus(age)));
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
