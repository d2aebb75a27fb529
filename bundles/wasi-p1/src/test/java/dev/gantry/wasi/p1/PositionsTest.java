// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {
    private final FileGuest files = FileGuest.writing();
    private final TestGuest guest = TestGuest.withGrants("stdin", "stdout");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void refusesToSeekInAStream(int whence) {
        guest.assertAnswers(Errno.SPIPE, "fd_seek", 0, 0, whence, TestGuest.RESULT);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, -1})
    void refusesAWhenceThatDoesNotExist(int whence) {
        guest.assertAnswers(Errno.INVAL, "fd_seek", 0, 0, whence, TestGuest.RESULT);
    }

    @Test
    void refusesToTellAPosition() {
        guest.assertAnswers(Errno.SPIPE, "fd_tell", 1, TestGuest.RESULT);
    }

    @Test
    void seeksInNothingThatIsNotThere() {
        guest.assertAnswers(Errno.BADF, "fd_seek", 2, 0, 0, TestGuest.RESULT);
        guest.assertAnswers(Errno.BADF, "fd_tell", 2, TestGuest.RESULT);
    }

    @Test
    void countsFromTheStartThePositionAndTheEnd() {
        int file = files.open("file", FileGuest.CREATE, FileGuest.READ_WRITE);
        files.write(file, "0123456789");
        assertEquals(4, files.seek(file, 4, 0));
        assertEquals(3, files.seek(file, -1, 1));
        assertEquals(8, files.seek(file, -2, 2));
        assertEquals("89", files.read(file, 5));
        files.does("fd_tell", file, TestGuest.RESULT);
        assertEquals(10, files.guest.memory.getLong(TestGuest.RESULT));
    }

    @Test
    void goesBeyondTheEndAndNotBeforeTheStart() {
        int file = files.open("file", FileGuest.CREATE, FileGuest.READ_WRITE);
        assertEquals(1_000, files.seek(file, 1_000, 0));
        files.answers(Errno.INVAL, "fd_seek", file, -2_000, 1, TestGuest.RESULT);
        assertEquals(1_000, files.seek(file, 0, 1));
    }

    @Test
    void refusesAPositionBeyondSixtyThreeBits() {
        int file = files.open("file", FileGuest.CREATE, FileGuest.READ_WRITE);
        assertEquals(Long.MAX_VALUE, files.seek(file, Long.MAX_VALUE, 0));
        files.answers(Errno.INVAL, "fd_seek", file, 1, 1, TestGuest.RESULT);
        files.answers(Errno.INVAL, "fd_seek", file, Long.MAX_VALUE, 1, TestGuest.RESULT);
        files.answers(Errno.INVAL, "fd_seek", file, Long.MIN_VALUE, 1, TestGuest.RESULT);
    }

    @Test
    void readsWhenceInTheOrderOfUnstable() {
        FileGuest unstable = FileGuest.ofUnstable();
        int file = unstable.open("file", FileGuest.CREATE, FileGuest.READ_WRITE);
        unstable.write(file, "0123456789");
        assertEquals(10, unstable.seek(file, 0, 0));
        assertEquals(9, unstable.seek(file, -1, 1));
        assertEquals(2, unstable.seek(file, 2, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void hasNoneInAFolder(int whence) {
        files.answers(Errno.BADF, "fd_seek", FileGuest.ROOT, 0, whence, TestGuest.RESULT);
        files.answers(Errno.BADF, "fd_tell", FileGuest.ROOT, TestGuest.RESULT);
    }
}
