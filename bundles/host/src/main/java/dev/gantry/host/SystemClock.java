// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.hostinterface.GuestClock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The machine's own time. */
final class SystemClock implements GuestClock {
    private final long origin = System.nanoTime();
    private final StopSignal stopSignal;

    SystemClock(StopSignal stopSignal) {
        this.stopSignal = stopSignal;
    }

    @Override
    public long realtimeNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public long monotonicNanos() {
        return System.nanoTime() - origin;
    }

    @Override
    public void sleep(long nanos) {
        stopSignal.check();
        if (nanos <= 0) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrapException(TrapCode.INTERRUPTED);
        }
    }
}
