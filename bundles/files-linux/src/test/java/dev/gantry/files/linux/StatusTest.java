// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class StatusTest {
    private static final long LAST_SECOND = 9_223_372_036L;

    @Test
    void putsTheNumbersOfADeviceTogetherAsTheLibraryDoes() {
        assertEquals(0x801, Status.device(8, 1));
        assertEquals(0x1234_56ab_cde6_78f0L, Status.device(0x1234_5678, 0x6abc_def0));
    }

    @Test
    void countsFromTheSecondBefore() {
        assertEquals(1_500_000_000, Status.nanos(1, 500_000_000));
        assertEquals(-1_500_000_000, Status.nanos(-2, 500_000_000));
        assertEquals(-1, Status.nanos(-1, 999_999_999));
    }

    @Test
    void keepsTheFirstAndTheLastThatFit() {
        assertEquals(Long.MAX_VALUE, Status.nanos(LAST_SECOND, 854_775_807));
        assertEquals(Long.MIN_VALUE, Status.nanos(-LAST_SECOND - 1, 145_224_192));
        assertEquals(Long.MIN_VALUE + 1, Status.nanos(-LAST_SECOND - 1, 145_224_193));
    }

    @Test
    void takesTheNearestThatFits() {
        assertEquals(Long.MAX_VALUE, Status.nanos(LAST_SECOND, 854_775_808));
        assertEquals(Long.MAX_VALUE, Status.nanos(Long.MAX_VALUE, 0));
        assertEquals(Long.MIN_VALUE, Status.nanos(-LAST_SECOND - 1, 145_224_191));
        assertEquals(Long.MIN_VALUE, Status.nanos(Long.MIN_VALUE, 999_999_999));
    }
}
