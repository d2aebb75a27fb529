// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestClock;
import java.util.ArrayList;
import java.util.List;

/** A clock that goes only when somebody sleeps. */
final class ManualClock implements GuestClock {
    private static final long EPOCH_NANOS = 946_684_800_000_000_000L;

    private final List<Long> sleeps = new ArrayList<>();
    private long nanos = 5_000;

    @Override
    public long realtimeNanos() {
        return EPOCH_NANOS + nanos;
    }

    @Override
    public long monotonicNanos() {
        return nanos;
    }

    @Override
    public void sleep(long nanos) {
        sleeps.add(nanos);
        this.nanos += nanos;
    }

    List<Long> sleeps() {
        return sleeps;
    }
}
