// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.TrapCode;
import org.jspecify.annotations.Nullable;

/**
 * The one way into a store: who is inside, who may still enter, and how the one inside is asked to
 * leave. Everything that touches the library has entered, so what the library holds for a store can be
 * freed as soon as nobody is inside and nobody may enter any more.
 *
 * <p>A guest looks at a request to leave whenever a host function returns to it. A host function that
 * waits is woken by the interrupt flag of its thread, which is set only while the thread is inside,
 * and is taken back when it leaves; a flag that somebody else set is left as it is.
 */
final class Entrance {
    private volatile @Nullable ErrorCode barred;
    private volatile @Nullable Thread inside;
    private volatile @Nullable TrapCode request;
    private volatile @Nullable Throwable fault;
    private int depth;
    private boolean flagIsOurs;
    private boolean freed;

    /** Lets the calling thread in to run a guest, or says why not. Every success needs a {@link #leave}. */
    synchronized void enter() {
        Throwable death = fault;
        check();
        if (death != null) {
            throw refuse(ErrorCode.STORE_DEAD, "its guest ended with: " + describe(death));
        }
        goIn();
    }

    /** Lets the calling thread in to look at what is there, also if the guest is dead. */
    synchronized void look() {
        check();
        goIn();
    }

    /** The calling thread leaves; true if it is to free the store, because nobody can enter any more. */
    synchronized boolean leave() {
        depth--;
        if (depth > 0) {
            return false;
        }
        inside = null;
        if (flagIsOurs) {
            flagIsOurs = false;
            Thread.interrupted();
        }
        notifyAll();
        return mayFree();
    }

    /** Refuses a use that is too late, or comes from another thread than the one inside. */
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

    /** Whether the calling thread is inside. */
    boolean isInside() {
        return inside == Thread.currentThread();
    }

    /** Whether the calling thread, which is inside, was so before. */
    synchronized boolean isNested() {
        return depth > 1;
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

    /** Closes for good; true if the caller is to free the store. */
    synchronized boolean close() {
        Thread owner = inside;
        if (barred == null && owner != null) {
            throw refuse(ErrorCode.STORE_BUSY, "thread '" + owner.getName() + "' is inside");
        }
        if (barred == null) {
            barred = ErrorCode.STORE_CLOSED;
        }
        return mayFree();
    }

    /**
     * Closes for good because the engine goes, and asks whoever is inside to leave; true if the caller is
     * to free the store.
     */
    synchronized boolean engineGoes() {
        if (barred == null) {
            barred = ErrorCode.ENGINE_GONE;
            interrupt(TrapCode.ENGINE_GONE);
        }
        return mayFree();
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

    private void goIn() {
        inside = Thread.currentThread();
        depth++;
    }

    /** True once only. */
    private boolean mayFree() {
        boolean now = barred != null && inside == null && !freed;
        freed |= now;
        return now;
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
                WasmtimeJniEngine.ID,
                "engine '" + WasmtimeJniEngine.ID + "' cannot be used: it has been stopped");
    }

    private static String describe(Throwable death) {
        return death instanceof GantryException known
                ? known.describe()
                : death.getClass().getSimpleName();
    }
}
