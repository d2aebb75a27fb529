// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackSizeTest {
    @Test
    void isTheUsualOneWhereNothingIsCounted() {
        assertEquals(StackSize.USUAL, StackSize.of(Limits.DEFAULT));
    }

    /** Above what is counted four times over, and within the threads that a host gives its guests. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 65_536, 512 << 10, 600_001, 1 << 20, 3_000_000, 64 << 20})
    void leavesRoomForWhatIsCounted(long counted) {
        long bytes = StackSize.of(Limits.builder().stackBytes(counted).build()).bytes();
        assertTrue(bytes >= 4 * counted + (64 << 10), bytes + " bytes");
        long thread = Math.max(16L << 20, 16 * counted + (1 << 20));
        assertTrue(bytes + (1 << 20) <= thread, bytes + " bytes");
    }

    @Test
    void comesInFewSteps() {
        StackSize size = StackSize.of(Limits.builder().stackBytes(600_001).build());
        assertEquals(size, StackSize.of(Limits.builder().stackBytes(1 << 20).build()));
    }
}
