// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.TrapCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
    private static final long READ = 1L << 1;
    private static final long WRITE = 1L << 6;
    private static final long SET_FLAGS_STAT_AND_POLL = 1L << 3 | 1L << 21 | 1L << 27;

    private final FileGuest files = FileGuest.writing();
    private final TestGuest guest = TestGuest.withGrants("stdin", "stdout", "stderr");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isOfUnknownTypeInAPipe(int descriptor) {
        TestGuest piped = TestGuest.inAPipe("stdin", "stdout", "stderr");
        piped.memory.putLong(TestGuest.RESULT, -1);
        piped.assertAnswers(Errno.SUCCESS, "fd_fdstat_get", descriptor, TestGuest.RESULT);
        assertEquals(0, piped.memory.getLong(TestGuest.RESULT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isACharacterDeviceOnATerminal(int descriptor) {
        guest.memory.putLong(TestGuest.RESULT, -1);
        guest.assertAnswers(Errno.SUCCESS, "fd_fdstat_get", descriptor, TestGuest.RESULT);
        assertEquals(2, guest.memory.getLong(TestGuest.RESULT));
    }

    @ParameterizedTest
    @CsvSource({"0," + READ, "1," + WRITE, "2," + WRITE})
    void hasTheRightsOfAStream(int descriptor, long right) {
        guest.memory.putLong(TestGuest.RESULT + 16, -1);
        guest.assertAnswers(Errno.SUCCESS, "fd_fdstat_get", descriptor, TestGuest.RESULT);
        assertEquals(right | SET_FLAGS_STAT_AND_POLL, guest.memory.getLong(TestGuest.RESULT + 8));
        assertEquals(0, guest.memory.getLong(TestGuest.RESULT + 16));
    }

    @Test
    void remembersFlags() {
        guest.assertAnswers(Errno.SUCCESS, "fd_fdstat_set_flags", 0, 0b11111);
        guest.call("fd_fdstat_get", 0, TestGuest.RESULT);
        assertEquals(0b11111, guest.memory.getShort(TestGuest.RESULT + 2));
    }

    @Test
    void refusesUnknownFlags() {
        guest.assertAnswers(Errno.INVAL, "fd_fdstat_set_flags", 0, 1 << 5);
    }

    @Test
    void setsNoFlagsWithoutGrant() {
        TestGuest.withGrants().assertAnswers(Errno.BADF, "fd_fdstat_set_flags", 0, 0);
    }

    @Test
    void tellsOfAFolder() {
        files.does("fd_fdstat_get", FileGuest.ROOT, TestGuest.RESULT);
        assertEquals(3, files.guest.memory.getLong(TestGuest.RESULT));
    }

    @Test
    void tellsOfAFileAndTheFlagsItWasOpenedWith() {
        files.does("path_open", FileGuest.ROOT, 0, "file", 1, READ | WRITE, 0, 0b10001, 128);
        files.does("fd_fdstat_get", files.guest.memory.getInt(128), TestGuest.RESULT);
        assertEquals(4 | 0b10001 << 16, files.guest.memory.getLong(TestGuest.RESULT));
    }

    @Test
    void setsNoFlagsOfAFolder() {
        files.answers(Errno.BADF, "fd_fdstat_set_flags", FileGuest.ROOT, 4);
    }

    @Test
    void setsNoFlagsWithoutTheRight() {
        int file = files.open("file", FileGuest.CREATE, READ);
        files.does("fd_fdstat_set_rights", file, READ, 0);
        files.answers(Errno.NOTCAPABLE, "fd_fdstat_set_flags", file, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fd_fdstat_get", "fd_filestat_get"})
    void trapsWhereTheResultIsMisaligned(String function) {
        guest.assertTraps(TrapCode.OTHER, function, 0, TestGuest.RESULT + 4);
    }

    @ParameterizedTest
    @CsvSource({"fd_fdstat_get,24", "fd_filestat_get,64"})
    void writesNothingOfAResultThatDoesNotFit(String function, int size) {
        int address = TestGuest.MEMORY_BYTES - size + 8;
        guest.memory.putLong(address, -1);
        guest.memory.putLong(address + 8, -1);
        guest.assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, function, 0, address);
        assertEquals(-1, guest.memory.getLong(address));
        assertEquals(-1, guest.memory.getLong(address + 8));
    }
}
