// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Grant;

/** The two clocks that a guest may read. There are no clocks of processor time. */
final class Clocks {
    static final int REALTIME = 0;
    static final int MONOTONIC = 1;

    private static final Grant GRANT = Grant.of("clock");

    /** What the clocks of a Java platform promise, rounded up. */
    private static final long RESOLUTION_NANOS = 1_000;

    private final GuestResources guest;
    private final GuestMemory memory;
    private final Permit permit;

    Clocks(GuestResources guest, GuestMemory memory) {
        this.guest = guest;
        this.memory = memory;
        this.permit = new Permit(guest, GRANT, Errno.NOTCAPABLE);
    }

    /** {@code clock_res_get(id, resolution)} */
    void resolution(Call call) throws ErrnoException {
        now(call.function(), call.i32(0));
        memory.putLong(call.u32(1), RESOLUTION_NANOS);
    }

    /** {@code clock_time_get(id, precision, time)} */
    void time(Call call) throws ErrnoException {
        memory.putLong(call.u32(2), now(call.function(), call.i32(0)));
        guest.counts(call.function(), 1);
    }

    /** The time of a clock, if the guest may know it. */
    long now(String function, int id) throws ErrnoException {
        permit.require(function);
        return reading(id);
    }

    /** The time of a clock that the guest was found to be allowed to know. */
    long reading(int id) throws ErrnoException {
        return switch (id) {
            case REALTIME -> guest.clock().realtimeNanos();
            case MONOTONIC -> guest.clock().monotonicNanos();
            default -> throw new ErrnoException(Errno.INVAL);
        };
    }
}
