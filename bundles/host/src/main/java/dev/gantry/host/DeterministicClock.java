// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.hostinterface.GuestClock;
import java.time.Instant;

/**
 * A time that is the same in every run: it starts at the first moment of the year 2000, each reading of
 * either clock takes a millisecond, and sleep passes at once.
 */
final class DeterministicClock implements GuestClock {
    private static final long START_NANOS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000;
    private static final long READING_NANOS = 1_000_000;

    private final StopSignal stopSignal;
    private long passed;

    DeterministicClock(StopSignal stopSignal) {
        this.stopSignal = stopSignal;
    }

    @Override
    public long realtimeNanos() {
        return START_NANOS + monotonicNanos();
    }

    @Override
    public long monotonicNanos() {
        long now = passed;
        pass(READING_NANOS);
        return now;
    }

    @Override
    public void sleep(long nanos) {
        stopSignal.check();
        pass(Math.max(0, nanos));
    }

    /** Stands still at the end of the time that both clocks can show. */
    private void pass(long nanos) {
        passed += Math.min(nanos, Long.MAX_VALUE - START_NANOS - passed);
    }
}
