// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes are read and written where they were meant to be. */
abstract class ContentContract extends FolderTest {
    private OpenFile file;

    ContentContract(FolderContract contract) {
        super(contract);
    }

    @BeforeEach
    final void makeFile() throws IOException {
        file = root.openFile("file", CREATE);
    }

    @AfterEach
    final void closeFile() throws IOException {
        file.close();
    }

    @Test
    void readsNothingAtTheEndAndBehind() throws IOException {
        writeAll(file, 0, "four");
        byte[] bytes = new byte[8];
        for (long position : new long[] {4, 5, 1L << 40, Long.MAX_VALUE}) {
            assertEquals(0, file.read(position, bytes, 0, bytes.length));
        }
        assertArrayEquals(new byte[8], bytes);
    }

    @Test
    void readsWhatIsThere() throws IOException {
        writeAll(file, 0, "four");
        byte[] bytes = new byte[8];
        assertEquals(2, file.read(2, bytes, 3, 5));
        assertArrayEquals(new byte[] {0, 0, 0, 'u', 'r', 0, 0, 0}, bytes);
        assertEquals(1, file.read(0, bytes, 7, 1));
        assertEquals('f', bytes[7]);
    }

    @Test
    void readsAndWritesNothingIfAskedTo() throws IOException {
        writeAll(file, 0, "four");
        assertEquals(0, file.read(0, new byte[0], 0, 0));
        assertEquals(0, file.write(100, new byte[1], 1, 0));
        assertEquals(0, file.append(new byte[0], 0, 0));
        assertEquals(4, file.status().size());
    }

    @Test
    void writesPartOfAnArray() throws IOException {
        assertEquals(2, file.write(0, new byte[] {'a', 'b', 'c', 'd'}, 1, 2));
        assertEquals("bc", text(file));
    }

    @Test
    void writesOverWhatIsThere() throws IOException {
        writeAll(file, 0, "content");
        writeAll(file, 3, "fuse");
        assertEquals("confuse", text(file));
        writeAll(file, 6, "ing");
        assertEquals("confusing", text(file));
    }

    @Test
    void givesBackManyBytes() throws IOException {
        byte[] bytes = new byte[1_000_003];
        new Random(6).nextBytes(bytes);
        int written = 0;
        while (written < bytes.length) {
            written += file.write(written, bytes, written, bytes.length - written);
        }
        byte[] back = new byte[bytes.length];
        int read = 0;
        while (read < back.length) {
            read += file.read(read, back, read, back.length - read);
        }
        assertArrayEquals(bytes, back);
        assertEquals(0, file.read(read, back, 0, back.length));
    }

    @Test
    void readsHolesAsZero() throws IOException {
        writeAll(file, 0, "a");
        writeAll(file, 5, "b");
        assertEquals("a\0\0\0\0b", text(file));
    }

    @Test
    void appendsAtTheEndOfTheMoment() throws IOException {
        try (OpenFile other = root.openFile("file", BOTH)) {
            byte[] bytes = {'0', '1', '2', '3'};
            assertEquals(1, file.append(bytes, 0, 1));
            assertEquals(2, other.append(bytes, 1, 2));
            assertEquals(1, file.append(bytes, 3, 1));
            file.setSize(3);
            assertEquals(1, other.append(bytes, 0, 1));
        }
        assertEquals("0120", text(file));
    }

    @Test
    void writesWhereToldAfterAnAppend() throws IOException {
        assertEquals(3, file.append(new byte[] {'a', 'b', 'c'}, 0, 3));
        writeAll(file, 0, "X");
        assertEquals("Xbc", text(file));
    }

    @Test
    void refusesPositionsThatAreNone() {
        byte[] bytes = new byte[4];
        Set<FileProblem> refusals = Set.of(FileProblem.INVALID, FileProblem.TOO_LARGE);
        for (long position : new long[] {-1, Long.MIN_VALUE}) {
            assertFails(refusals, () -> file.read(position, bytes, 0, 4));
            assertFails(refusals, () -> file.write(position, bytes, 0, 4));
        }
    }

    @Test
    void staysUsableWhenItsNameIsGone() throws IOException {
        writeAll(file, 0, "alive");
        root.removeFile("file");
        assertMissing(root, "file");
        writeAll(file, 5, " and well");
        assertEquals("alive and well", text(file));
        assertEquals(0, file.status().links());
    }

    @Test
    void staysTheSameFileWhenAnotherTakesItsName() throws IOException {
        writeAll(file, 0, "old");
        put(root, "new", "new");
        root.rename("new", root, "file");
        assertEquals("old", text(file));
        assertEquals("new", text(root, "file"));
    }
}
