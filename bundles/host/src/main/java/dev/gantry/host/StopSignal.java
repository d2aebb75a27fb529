// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wish to end a guest, and why. It reaches guest code through the store and waits of the host by an
 * interrupt of the guest's thread, which belongs to this guest alone.
 */
final class StopSignal {
    private @Nullable GantryException reason;
    private @Nullable Store store;
    private @Nullable Thread thread;
    private boolean over;

    /** Asks for the end; only the first reason counts. */
    synchronized void stop(GantryException why) {
        if (reason != null || over) {
            return;
        }
        reason = why;
        if (store != null) {
            store.interrupt();
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    synchronized void runsOn(Thread guest) {
        thread = guest;
    }

    /** From now on a stop reaches this store; at once if it was asked for already. */
    synchronized void interrupts(Store running) {
        store = running;
        if (reason != null) {
            running.interrupt();
        }
    }

    /** The guest has ended: nobody is interrupted any more. */
    synchronized void over() {
        over = true;
        thread = null;
        store = null;
    }

    /** Why somebody asked for the end, if somebody did. */
    synchronized Optional<GantryException> reason() {
        return Optional.ofNullable(reason);
    }

    /** Why the guest was interrupted. */
    synchronized GantryException cause(String guest) {
        return reason != null
                ? reason
                : new GantryException(ErrorCode.INTERRUPTED, guest, guest + " was interrupted");
    }

    /** Ends the guest if that was asked for. */
    void check() {
        boolean stopping;
        synchronized (this) {
            stopping = reason != null;
        }
        if (stopping || Thread.currentThread().isInterrupted()) {
            throw new TrapException(TrapCode.INTERRUPTED);
        }
    }
}
