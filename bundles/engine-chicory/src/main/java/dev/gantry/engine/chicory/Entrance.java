// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.TrapCode;
import org.jspecify.annotations.Nullable;

/**
 * The one way into a store: who is inside, who may still enter, and how the one inside is asked to
 * leave.
 *
 * <p>Chicory looks at the interrupt flag of the thread that runs a guest. So a request to leave sets
 * that flag, but only while the thread is inside, and the flag is taken back when it leaves; a flag
 * that somebody else set is left as it is.
 */
final class Entrance {
    private volatile @Nullable ErrorCode barred;
    private volatile @Nullable Thread inside;
    private volatile @Nullable TrapCode request;
    private volatile @Nullable Throwable fault;
    private int depth;
    private boolean flagIsOurs;

    /** Lets the calling thread in, or says why not. Every success needs a {@link #leave}. */
    synchronized void enter() {
        check();
        Throwable death = fault;
        if (death != null) {
            throw refuse(ErrorCode.STORE_DEAD, "its guest ended with: " + describe(death));
        }
        inside = Thread.currentThread();
        depth++;
    }

    /** The calling thread leaves, from this call at least. */
    synchronized void leave() {
        depth--;
        if (depth > 0) {
            return;
        }
        inside = null;
        if (flagIsOurs) {
            flagIsOurs = false;
            Thread.interrupted();
        }
        notifyAll();
    }

    /** Refuses a use of something in the store that is no call of a guest. */
    void check() {
        ErrorCode reason = barred;
        if (reason != null) {
            throw refuse(reason, "it has been closed");
        }
        Thread owner = inside;
        if (owner != null && owner != Thread.currentThread()) {
            throw refuse(ErrorCode.STORE_BUSY, "thread '" + owner.getName() + "' is inside");
        }
    }

    /** Why the guest inside has to end, if somebody asked for that. */
    @Nullable TrapCode request() {
        return request;
    }

    /** What the first guest that failed in here failed with. */
    @Nullable Throwable fault() {
        return fault;
    }

    /** From now on no guest runs in here. Keeps the first cause. */
    synchronized void kill(Throwable cause) {
        if (fault == null) {
            fault = cause;
        }
    }

    /** Asks the guest inside to end, or the next one. */
    synchronized void interrupt(TrapCode reason) {
        if (request != TrapCode.ENGINE_GONE) {
            request = reason;
        }
        Thread guest = inside;
        if (guest != null) {
            flagIsOurs = true;
            guest.interrupt();
        }
    }

    /** Closes for good. */
    synchronized void close() {
        if (barred != null) {
            return;
        }
        Thread owner = inside;
        if (owner != null) {
            throw refuse(ErrorCode.STORE_BUSY, "thread '" + owner.getName() + "' is inside");
        }
        barred = ErrorCode.STORE_CLOSED;
    }

    /** Closes for good because the engine goes, and asks whoever is inside to leave. */
    synchronized void engineGoes() {
        barred = ErrorCode.ENGINE_GONE;
        interrupt(TrapCode.ENGINE_GONE);
    }

    /** Waits until nobody else is inside, at most until this {@link System#nanoTime}. */
    synchronized void awaitEmpty(long deadline) throws InterruptedException {
        while (inside != null && inside != Thread.currentThread()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return;
            }
            wait(millis);
        }
    }

    private static GantryException refuse(ErrorCode code, String reason) {
        return switch (code) {
            case ENGINE_GONE -> engineGone();
            default -> new GantryException(code, "", "the store cannot be used: " + reason);
        };
    }

    static GantryException engineGone() {
        return new GantryException(
                ErrorCode.ENGINE_GONE,
                ChicoryEngine.ID,
                "engine '" + ChicoryEngine.ID + "' cannot be used: it has been stopped");
    }

    private static String describe(Throwable death) {
        return death instanceof GantryException known
                ? known.describe()
                : death.getClass().getSimpleName();
    }
}
