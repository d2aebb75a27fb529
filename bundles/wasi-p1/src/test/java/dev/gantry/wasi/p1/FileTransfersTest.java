// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static dev.gantry.wasi.p1.FileGuest.BUFFER;
import static dev.gantry.wasi.p1.FileGuest.CREATE;
import static dev.gantry.wasi.p1.FileGuest.IOVECS;
import static dev.gantry.wasi.p1.FileGuest.READ;
import static dev.gantry.wasi.p1.FileGuest.READ_WRITE;
import static dev.gantry.wasi.p1.FileGuest.RESULT;
import static dev.gantry.wasi.p1.FileGuest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapCode;
import org.junit.jupiter.api.Test;

class FileTransfersTest {
    private static final int APPEND = 1;
    private static final int SIZE = 32;

    private final FileGuest files = FileGuest.writing();
    private final TestGuest guest = files.guest;
    private final int file = files.open("file", CREATE, READ_WRITE);

    private int moved() {
        return guest.memory.getInt(RESULT);
    }

    @Test
    void movesThePosition() {
        files.write(file, "hello ");
        files.write(file, "world");
        files.seek(file, 3, 0);
        assertEquals("lo", files.read(file, 2));
        assertEquals(" world", files.read(file, 100));
        assertEquals("", files.read(file, 100));
    }

    @Test
    void readsIntoAllBuffersInOrder() {
        files.write(file, "hello world");
        files.seek(file, 0, 0);
        guest.putInts(IOVECS, BUFFER + 100, 6, 0, 0, BUFFER, 50);
        files.does("fd_read", file, IOVECS, 3, RESULT);
        assertEquals(11, moved());
        assertEquals("hello ", guest.text(BUFFER + 100, 6));
        assertEquals("world", guest.text(BUFFER, 5));
    }

    @Test
    void writesBuffersThatOverlap() {
        guest.putText(BUFFER, "abc");
        guest.putInts(IOVECS, BUFFER, 3, BUFFER + 1, 2, BUFFER, 3);
        files.does("fd_write", file, IOVECS, 3, RESULT);
        assertEquals("abcbcabc", files.content("file"));
    }

    @Test
    void readsAndWritesWithoutThePosition() {
        guest.putText(BUFFER, "0123456789");
        guest.putInts(IOVECS, BUFFER, 10);
        files.does("fd_pwrite", file, IOVECS, 1, 5, RESULT);
        assertEquals(10, moved());
        guest.putInts(IOVECS, BUFFER, 4);
        files.does("fd_pread", file, IOVECS, 1, 7, RESULT);
        assertEquals("2345", guest.text(BUFFER, 4));
        files.does("fd_pread", file, IOVECS, 1, 100, RESULT);
        assertEquals(0, moved());
        assertEquals(0, files.seek(file, 0, 1));
        assertEquals(15, files.attribute("file", SIZE));
    }

    @Test
    void movesMoreThanAPiece() {
        guest.memory.putByte(100_000, (byte) 9);
        guest.putInts(IOVECS, 0, 200_000);
        files.does("fd_write", file, IOVECS, 1, RESULT);
        assertEquals(200_000, moved());
        files.seek(file, 0, 0);
        guest.putInts(IOVECS, BUFFER, 100_000, BUFFER + 100_000, 200_000);
        files.does("fd_read", file, IOVECS, 2, RESULT);
        assertEquals(200_000, moved());
        assertEquals(9, guest.memory.getByte(BUFFER + 100_000));
    }

    @Test
    void canBeInterruptedBetweenPieces() {
        guest.putInts(IOVECS, 0, 200_000);
        guest.resources.checksLeft = 2;
        guest.assertTraps(TrapCode.INTERRUPTED, "fd_write", file, IOVECS, 1, RESULT);
        guest.resources.checksLeft = 100;
        assertEquals(2 * 65_536, files.attribute("file", SIZE));
    }

    @Test
    void writesAtTheEndIfItAppends() {
        files.make("log", "one ");
        files.does("path_open", ROOT, 0, "log", 0, READ_WRITE, 0, APPEND, RESULT);
        int log = moved();
        files.write(log, "two ");
        files.seek(log, 0, 0);
        files.write(log, "three ");
        assertEquals(14, files.seek(log, 0, 1));
        files.does("fd_fdstat_set_flags", log, 0);
        files.seek(log, 0, 0);
        files.write(log, "ONE");
        assertEquals("ONE two three ", files.content("log"));
    }

    @Test
    void leavesAHoleOfZeros() {
        files.seek(file, 3, 0);
        files.write(file, "x");
        assertEquals("\0\0\0x", files.content("file"));
    }

    @Test
    void writesNothingBeyondTheEndIfThereIsNothing() {
        files.seek(file, 50, 0);
        assertEquals(0, files.write(file, ""));
        assertEquals(50, files.seek(file, 0, 1));
        assertEquals(0, files.attribute("file", SIZE));
    }

    @Test
    void refusesToWriteAtTheEndOfAllNumbers() {
        guest.putInts(IOVECS, BUFFER, 1);
        files.answers(Errno.FBIG, "fd_pwrite", file, IOVECS, 1, Long.MAX_VALUE, RESULT);
        files.answers(Errno.INVAL, "fd_pwrite", file, IOVECS, 1, -1, RESULT);
        files.answers(Errno.INVAL, "fd_pread", file, IOVECS, 1, Long.MIN_VALUE, RESULT);
        files.seek(file, Long.MAX_VALUE, 0);
        files.answers(Errno.FBIG, "fd_write", file, IOVECS, 1, RESULT);
        assertEquals("", files.read(file, 1));
    }

    @Test
    void wrapsNoSumNearTheEndOfAllNumbers() {
        guest.putInts(IOVECS, BUFFER, 5);
        Errno answer = files.answer("fd_pwrite", file, IOVECS, 1, Long.MAX_VALUE - 3, RESULT);
        // The guest may not have so much: what matters is that no sum wraps.
        assertEquals(Errno.DQUOT, answer);
    }

    @Test
    void tellsHowMuchWasWrittenBeforeTheGuestHadNoMore() {
        FileGuest limited = FileGuest.limitedTo(Limits.builder().diskBytes(100_000).build());
        int full = limited.open("file", CREATE, READ_WRITE);
        limited.guest.putInts(IOVECS, 0, 200_000);
        limited.does("fd_write", full, IOVECS, 1, RESULT);
        assertEquals(65_536, limited.guest.memory.getInt(RESULT));
        limited.answers(Errno.DQUOT, "fd_write", full, IOVECS, 1, RESULT);
    }

    @Test
    void trapsBeforeItWritesWhereABufferIsOutOfBounds() {
        guest.putInts(IOVECS, BUFFER, 4, TestGuest.MEMORY_BYTES, 1);
        guest.assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, "fd_write", file, IOVECS, 2, RESULT);
        guest.assertTraps(
                TrapCode.MEMORY_OUT_OF_BOUNDS, "fd_pwrite", file, IOVECS, 1, 0, 0xffff_fff0L);
        assertEquals(0, files.attribute("file", SIZE));
    }

    @Test
    void neitherReadsNorWritesAFolder() {
        files.answers(Errno.BADF, "fd_read", ROOT, IOVECS, 0, RESULT);
        files.answers(Errno.BADF, "fd_write", ROOT, IOVECS, 0, RESULT);
        files.answers(Errno.BADF, "fd_pread", ROOT, IOVECS, 0, 0, RESULT);
        files.answers(Errno.BADF, "fd_pwrite", ROOT, IOVECS, 0, 0, RESULT);
    }

    @Test
    void goesOnWithAFileThatWasRemoved() {
        files.does("path_unlink_file", ROOT, "file");
        files.write(file, "text");
        files.seek(file, 0, 0);
        assertEquals("text", files.read(file, 9));
        files.opens(Errno.NOENT, ROOT, "file", 0, READ);
    }
}
