// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.TrapCode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final int POINTERS = 128;
    private static final int BUFFER = 256;

    private final TestGuest guest = TestGuest.withGrants("arg");
    private final TestGuest denied = TestGuest.withGrants();

    @BeforeEach
    void giveArguments() {
        guest.resources.arguments.addAll(List.of("name", "", "h\u00e9"));
        denied.resources.arguments.addAll(List.of("name", "secret"));
    }

    @Test
    void tellsCountAndBytes() {
        guest.assertAnswers(
                Errno.SUCCESS, "args_sizes_get", TestGuest.RESULT, TestGuest.RESULT + 4);
        assertEquals(3, guest.memory.getInt(TestGuest.RESULT));
        assertEquals(10, guest.memory.getInt(TestGuest.RESULT + 4));
    }

    @Test
    void writesTerminatedTextAndPointersToIt() {
        guest.assertAnswers(Errno.SUCCESS, "args_get", POINTERS, BUFFER);
        assertEquals("name\0\0h\u00e9\0", guest.text(BUFFER, 10));
        assertEquals(BUFFER, guest.memory.getInt(POINTERS));
        assertEquals(BUFFER + 5, guest.memory.getInt(POINTERS + 4));
        assertEquals(BUFFER + 6, guest.memory.getInt(POINTERS + 8));
    }

    @Test
    void writesNothingBeyond() {
        guest.memory.putInt(POINTERS + 12, -1);
        guest.memory.putByte(BUFFER + 10, (byte) 7);
        guest.call("args_get", POINTERS, BUFFER);
        assertEquals(-1, guest.memory.getInt(POINTERS + 12));
        assertEquals(7, guest.memory.getByte(BUFFER + 10));
    }

    @Test
    void tellsOnlyTheSizeOfTheNameWithoutGrant() {
        denied.assertAnswers(
                Errno.SUCCESS, "args_sizes_get", TestGuest.RESULT, TestGuest.RESULT + 4);
        assertEquals(1, denied.memory.getInt(TestGuest.RESULT));
        assertEquals(5, denied.memory.getInt(TestGuest.RESULT + 4));
    }

    @Test
    void writesOnlyTheNameWithoutGrant() {
        denied.assertAnswers(Errno.SUCCESS, "args_get", POINTERS, BUFFER);
        assertEquals("name\0\0\0", denied.text(BUFFER, 7));
    }

    @Test
    void acceptsThatThereAreNone() {
        TestGuest none = TestGuest.withGrants("arg");
        none.memory.putInt(TestGuest.RESULT, -1);
        none.assertAnswers(Errno.SUCCESS, "args_sizes_get", TestGuest.RESULT, TestGuest.RESULT + 4);
        assertEquals(0, none.memory.getInt(TestGuest.RESULT));
        none.assertAnswers(Errno.SUCCESS, "args_get", 0, 0);
    }

    @Test
    void trapsWhereTheBufferIsOutOfBounds() {
        guest.assertTraps(
                TrapCode.MEMORY_OUT_OF_BOUNDS, "args_get", POINTERS, TestGuest.MEMORY_BYTES - 4);
    }

    @Test
    void trapsWhereThePointersAreMisaligned() {
        guest.assertTraps(TrapCode.OTHER, "args_get", POINTERS + 2, BUFFER);
    }
}
