// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestExitException;
import dev.gantry.hostinterface.GuestResources;

/** The guest as a process. */
final class Processes {
    private static final int SIGNALS = 31;

    private final GuestResources guest;

    Processes(GuestResources guest) {
        this.guest = guest;
    }

    /** {@code proc_exit(rval)} */
    void exit(Call call) {
        int exitCode = call.i32(0);
        throw new GuestExitException(exitCode);
    }

    /** {@code proc_raise(signal)}; there are no signals. */
    void raise(Call call) throws ErrnoException {
        boolean known = Integer.compareUnsigned(call.i32(0), SIGNALS) < 0;
        throw new ErrnoException(known ? Errno.NOTSUP : Errno.INVAL);
    }

    /** {@code sched_yield()}; a guest has one thread, so there is nobody to yield to but the host. */
    void yieldTurn(Call call) {
        guest.checkInterrupted();
    }
}
