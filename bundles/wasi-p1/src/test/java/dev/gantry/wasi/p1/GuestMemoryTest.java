// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.engine.TrapException;
import java.io.OutputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GuestMemoryTest {
    private final GuestMemory memory =
            new GuestMemory(
                    new RecordingResources(
                            new ArrayMemory(1_024), OutputStream.nullOutputStream(), Set.of()));

    @Test
    void acceptsARegionUpToTheEnd() {
        assertDoesNotThrow(() -> memory.require(1_016, 8, 8));
    }

    @Test
    void acceptsNothingAtTheEnd() {
        assertDoesNotThrow(() -> memory.require(1_024, 0, 1));
    }

    @Test
    void trapsOneByteBeyondTheEnd() {
        assertTraps(ErrorCode.MEMORY_OUT_OF_BOUNDS, () -> memory.require(1_016, 9, 1));
    }

    @Test
    void trapsWhereA32BitSumWouldWrap() {
        assertTraps(
                ErrorCode.MEMORY_OUT_OF_BOUNDS,
                () -> memory.require(0xffff_ffffL, 0xffff_ffffL, 1));
    }

    @Test
    void trapsOnMisalignedRegion() {
        assertTraps(ErrorCode.OTHER_TRAP, () -> memory.require(4, 8, 8));
    }

    @Test
    void trapsOnMisalignedShort() {
        assertTraps(ErrorCode.OTHER_TRAP, () -> memory.getShort(1));
    }

    @Test
    void trapsOnMisalignedIntToRead() {
        assertTraps(ErrorCode.OTHER_TRAP, () -> memory.getInt(2));
    }

    @Test
    void trapsOnMisalignedIntToWrite() {
        assertTraps(ErrorCode.OTHER_TRAP, () -> memory.putInt(2, 1));
    }

    @Test
    void trapsOnMisalignedLongToRead() {
        assertTraps(ErrorCode.OTHER_TRAP, () -> memory.getLong(4));
    }

    @Test
    void trapsOnMisalignedLongToWrite() {
        assertTraps(ErrorCode.OTHER_TRAP, () -> memory.putLong(4, 1));
    }

    @Test
    void namesTheMisalignedPointer() {
        TrapException trap = assertThrows(TrapException.class, () -> memory.getInt(2));
        assertEquals("misaligned pointer 2, must be a multiple of 4", trap.getMessage());
    }

    private static void assertTraps(ErrorCode code, Executable access) {
        assertEquals(code, assertThrows(TrapException.class, access).code());
    }
}
