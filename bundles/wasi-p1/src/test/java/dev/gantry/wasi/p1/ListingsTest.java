// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static dev.gantry.wasi.p1.FileGuest.BUFFER;
import static dev.gantry.wasi.p1.FileGuest.CREATE;
import static dev.gantry.wasi.p1.FileGuest.RESULT;
import static dev.gantry.wasi.p1.FileGuest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.TrapCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingsTest {
    private static final int HEAD = 24;

    private final FileGuest files = FileGuest.writing();
    private final ArrayMemory memory = files.guest.memory;
    private final int folder;

    ListingsTest() {
        files.does("path_create_directory", ROOT, "folder");
        folder = files.open("folder", 0, 0);
    }

    private void make(int count) {
        for (int number = 0; number < count; number++) {
            int file = files.open(folder, "file." + number, CREATE, 0);
            files.does("fd_close", file);
        }
    }

    private int list(long cookie, int room) {
        files.does("fd_readdir", folder, BUFFER, room, cookie, RESULT);
        return memory.getInt(RESULT);
    }

    /** The names in the buffer that are there whole. */
    private List<String> names(int used) {
        List<String> names = new ArrayList<>();
        int offset = 0;
        while (used - offset >= HEAD) {
            int length = memory.getInt(BUFFER + offset + 16);
            if (used - offset >= HEAD + length) {
                names.add(files.guest.text(BUFFER + offset + HEAD, length));
            }
            offset += HEAD + length;
        }
        return names;
    }

    @Test
    void startsWithTheDots() {
        assertEquals(List.of(".", ".."), names(list(0, 1_000)));
        long above = BUFFER + HEAD + 1;
        files.does("fd_filestat_get", folder, 128);
        assertEquals(memory.getLong(136), memory.getLong(BUFFER + 8));
        assertEquals(3, memory.getByte(BUFFER + 20));
        assertEquals(3, memory.getByte(above + 20));
    }

    @Test
    void doesNotTellWhatIsAbove() {
        list(0, 1_000);
        assertEquals(memory.getLong(BUFFER + 8), memory.getLong(BUFFER + HEAD + 1 + 8));
    }

    @Test
    void tellsTypeAndIdentity() {
        int file = files.open(folder, "file", CREATE, 0);
        files.does("fd_filestat_get", file, 128);
        list(2, 1_000);
        assertEquals(3, memory.getLong(BUFFER));
        assertEquals(memory.getLong(136), memory.getLong(BUFFER + 8));
        assertEquals(4, memory.getInt(BUFFER + 16));
        assertEquals("file", files.guest.text(BUFFER + HEAD, 4));
    }

    /** GHSA-96f6-r43r-8c24: the bytes between the fields were those of the host's memory. */
    @Test
    void ghsa96f6LeaksNothingInThePadding() {
        files.open(folder, "file", CREATE, 0);
        for (int offset = 0; offset < 64; offset += 8) {
            memory.putLong(BUFFER + offset, -1);
        }
        list(2, 1_000);
        assertEquals(4, memory.getInt(BUFFER + 20));
    }

    @Test
    void cutsTheLastEntryWhereTheBufferEnds() {
        memory.putByte(BUFFER + 30, (byte) 7);
        assertEquals(30, list(0, 30));
        assertEquals(List.of("."), names(30));
        assertEquals(7, memory.getByte(BUFFER + 30));
        assertEquals(10, list(0, 10));
        assertEquals(0, list(0, 0));
    }

    @Test
    void goesOnAtACookieInATinyBuffer() {
        make(300);
        List<String> all = new ArrayList<>();
        long cookie = 0;
        int used;
        do {
            used = list(cookie, 64);
            all.addAll(names(used));
            cookie = all.size();
        } while (used == 64);
        assertEquals(302, all.size());
        assertEquals(302, new HashSet<>(all).size());
    }

    @Test
    void answersACookieAgainAlthoughAnEntryIsGone() {
        make(20);
        List<String> all = names(list(0, 10_000));
        files.does("path_unlink_file", folder, all.get(5));
        assertEquals(all.subList(10, 22), names(list(10, 10_000)));
        assertEquals(all.subList(2, 22), names(list(2, 10_000)));
    }

    @Test
    void looksAgainAtTheFirstCookie() {
        list(0, 1_000);
        make(1);
        assertEquals(List.of(), names(list(2, 1_000)));
        assertEquals(List.of(".", "..", "file.0"), names(list(0, 1_000)));
    }

    @Test
    void isAtTheEndBehindTheLastEntry() {
        make(2);
        assertEquals(0, list(4, 1_000));
        assertEquals(0, list(5, 1_000));
        assertEquals(0, list(Long.MAX_VALUE, 1_000));
        assertEquals(0, list(-1, 1_000));
    }

    @Test
    void keepsOnlyTheLatestOfMany() {
        int count = 3 * Listing.KEPT;
        make(count);
        HashSet<String> all = new HashSet<>();
        List<String> names = names(list(0, 1 << 20));
        int early = 100;
        String first = names.get(early);
        for (long cookie = 0; !names.isEmpty(); names = names(list(cookie, 1 << 20))) {
            all.addAll(names);
            cookie += names.size();
        }
        assertEquals(count + 2, all.size());
        assertEquals(first, names(list(early, 1_000)).get(0));
    }

    @Test
    void canBeInterrupted() {
        make(10);
        files.guest.resources.checksLeft = 5;
        files.guest.assertTraps(
                TrapCode.INTERRUPTED, "fd_readdir", folder, BUFFER, 10_000, 0, RESULT);
    }

    @Test
    void listsOnlyFolders() {
        int file = files.open("file", CREATE, FileGuest.READ);
        files.answers(Errno.NOTDIR, "fd_readdir", file, BUFFER, 100, 0, RESULT);
        files.answers(Errno.NOTDIR, "fd_readdir", 0, BUFFER, 100, 0, RESULT);
    }

    @Test
    void trapsWhereTheBufferIsOutOfBounds() {
        files.guest.assertTraps(
                TrapCode.MEMORY_OUT_OF_BOUNDS,
                "fd_readdir",
                folder,
                BUFFER,
                0xffff_ffffL,
                0,
                RESULT);
        assertTrue(list(0, 100) > 0);
    }

    @Test
    void isClosedWithItsDescriptor() {
        make(3);
        list(0, 30);
        files.does("fd_close", folder);
        files.answers(Errno.BADF, "fd_readdir", folder, BUFFER, 100, 1, RESULT);
    }
}
