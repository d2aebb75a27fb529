// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFolderTest {
    private static final int HASH = VerifiedFile.HASH;
    private static final byte[] TEN = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Path path;
    private CodeFolder folder;

    @BeforeEach
    void open(@TempDir Path temporary) {
        path = temporary.resolve("cache").resolve("engine");
        folder = new CodeFolder(path, 25 + 2 * HASH);
    }

    @Test
    void refusesTheFileOfAnotherName() throws IOException {
        write("a", new byte[] {1, 2, 3});
        Files.move(path.resolve("a"), path.resolve("b"));
        assertThrows(IOException.class, () -> folder.read("b", ByteBuffer::allocate));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        write("a", TEN);
        assertArrayEquals(TEN, read("a").orElseThrow());
        assertTrue(read("b").isEmpty());
    }

    @Test
    void keepsPartsOneBehindTheOther() throws IOException {
        folder.write("a", ByteBuffer.wrap(TEN, 0, 4), ByteBuffer.wrap(TEN, 4, 6));
        assertArrayEquals(TEN, read("a").orElseThrow());
    }

    @Test
    void readsMoreThanOnePieceIntoMemoryOutsideOfTheHeap() throws IOException {
        byte[] large = new byte[200_000];
        new Random(1).nextBytes(large);
        CodeFolder roomy = new CodeFolder(path, 1 << 20);
        roomy.write("a", ByteBuffer.wrap(large));
        ByteBuffer content = roomy.read("a", ByteBuffer::allocateDirect).orElseThrow();
        assertEquals(ByteBuffer.wrap(large), content);
    }

    @Test
    void refusesAFlippedBitWhereverItIs() throws IOException {
        write("a", TEN);
        byte[] file = Files.readAllBytes(path.resolve("a"));
        for (int at = 0; at < file.length; at++) {
            byte[] flipped = file.clone();
            flipped[at] ^= 0x10;
            assertRefuses(flipped);
        }
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        write("a", TEN);
        byte[] file = Files.readAllBytes(path.resolve("a"));
        for (int length = 0; length < file.length; length++) {
            assertRefuses(Arrays.copyOf(file, length));
        }
    }

    @Test
    void refusesAFolderThatOthersMayWriteToOnceAndThenLeavesItAlone() throws IOException {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThrows(IOException.class, () -> write("a", TEN));
        write("a", TEN);
        assertTrue(read("a").isEmpty());
        assertEquals(Set.of(), names());
        assertEquals("others may write to " + path, folder.status().trouble());
    }

    @Test
    void tellsHowMuchItKeeps() throws IOException {
        assertEquals(new CodeCache(path, 0, 25 + 2 * HASH, ""), folder.status());
        assertFalse(Files.exists(path));
        write("a", TEN);
        assertEquals(new CodeCache(path, 10 + HASH, 25 + 2 * HASH, ""), folder.status());
    }

    @Test
    void letsGoOfWhatWasUsedLongestAgo() throws IOException {
        write("a", TEN);
        write("b", TEN);
        age("a", Duration.ofHours(2));
        age("b", Duration.ofHours(1));
        read("a");
        write("c", TEN);
        assertEquals(Set.of("a", "c"), names());
    }

    @Test
    void refusesWhatWouldNeedMoreThanAllRoom() {
        assertThrows(IOException.class, () -> write("a", new byte[26 + HASH]));
    }

    @Test
    void removesWhatAKilledProcessLeftBehind() throws IOException {
        Files.createDirectories(path.getParent());
        Files.createDirectory(path, OWNER_ONLY);
        Files.write(path.resolve("old" + CodeFolder.UNFINISHED), TEN);
        Files.write(path.resolve("new" + CodeFolder.UNFINISHED), TEN);
        age("old" + CodeFolder.UNFINISHED, Duration.ofHours(1));
        write("a", TEN);
        assertEquals(Set.of("a", "new" + CodeFolder.UNFINISHED), names());
    }

    @Test
    void followsNoLink() throws IOException {
        write("b", TEN);
        Files.createSymbolicLink(path.resolve("a"), path.resolve("b"));
        assertThrows(IOException.class, () -> read("a"));
    }

    private void write(String name, byte[] content) throws IOException {
        folder.write(name, ByteBuffer.wrap(content));
    }

    private Optional<byte[]> read(String name) throws IOException {
        return folder.read(name, ByteBuffer::allocate).map(ByteBuffer::array);
    }

    private void assertRefuses(byte[] file) throws IOException {
        Files.write(path.resolve("a"), file);
        assertThrows(IOException.class, () -> read("a"));
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
