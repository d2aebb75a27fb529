// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.TrapException;
import org.junit.jupiter.api.Test;

final class DeterministicClockTest {
    private static final long YEAR_2000 = 946_684_800_000_000_000L;
    private static final long MILLISECOND = 1_000_000;

    private final StopSignal stopSignal = new StopSignal();
    private final DeterministicClock clock = new DeterministicClock(stopSignal);

    @Test
    void startsWithTheYear2000() {
        assertEquals(YEAR_2000, clock.realtimeNanos());
    }

    @Test
    void goesOnByAMillisecondAReadingOfEitherClock() {
        assertEquals(0, clock.monotonicNanos());
        assertEquals(YEAR_2000 + MILLISECOND, clock.realtimeNanos());
        assertEquals(2 * MILLISECOND, clock.monotonicNanos());
    }

    @Test
    void sleepsWithoutWaiting() {
        clock.sleep(3_600_000_000_000L);
        assertEquals(3_600_000_000_000L, clock.monotonicNanos());
    }

    @Test
    void neverGoesBack() {
        clock.sleep(-5);
        clock.sleep(Long.MAX_VALUE);
        clock.sleep(Long.MAX_VALUE);
        long last = clock.monotonicNanos();
        assertEquals(last, clock.monotonicNanos());
        assertEquals(Long.MAX_VALUE, clock.realtimeNanos());
    }

    @Test
    void endsAGuestThatIsToStopInItsSleep() {
        stopSignal.stop(new GantryException(ErrorCode.INTERRUPTED, "", "x"));
        TrapException trap = assertThrows(TrapException.class, () -> clock.sleep(1));
        assertEquals(ErrorCode.INTERRUPTED, trap.code());
    }
}
