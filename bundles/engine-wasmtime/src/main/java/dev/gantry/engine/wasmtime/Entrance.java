// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.TrapCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The one way into a store: who is inside, who may still enter, and how the one inside is asked to
 * leave. Whatever touches native memory of the store is inside, so that nobody frees it meanwhile.
 *
 * <p>Entering and leaving take no lock. A request is written before its author looks who is inside,
 * and whoever leaves says so before it looks for a request: one of the two sees the other.
 */
final class Entrance {
    private static final VarHandle INSIDE;

    static {
        try {
            INSIDE = MethodHandles.lookup().findVarHandle(Entrance.class, "inside", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Runnable free;
    private volatile @Nullable Thread inside;
    private volatile @Nullable ErrorCode barred;
    private volatile @Nullable TrapCode request;
    private @Nullable Throwable fault;
    private int depth;
    private @Nullable Thread flagged;
    private boolean freed;

    /**
     * @param free frees what the store owns; run once, by a thread inside, after the store was barred
     */
    Entrance(Runnable free) {
        this.free = free;
    }

    /**
     * Lets the calling thread in, or says why not. Every success needs a {@link #leave}.
     *
     * @return how often the thread is inside now
     */
    int enter() {
        Thread thread = Thread.currentThread();
        if (inside != thread) {
            claim(thread);
        }
        if (barred != null) {
            refuseInside();
        }
        return ++depth;
    }

    /** The calling thread leaves, from this call at least. */
    void leave() {
        if (--depth == 0) {
            inside = null;
            if (request != null || barred != null) {
                settle();
            }
        }
    }

    /** Refuses a use of the store that touches nothing native. */
    void check() {
        ErrorCode reason = barred;
        if (reason != null) {
            throw refuse(reason);
        }
        Thread owner = inside;
        if (owner != null && owner != Thread.currentThread()) {
            throw busy(owner);
        }
    }

    /** Refuses a guest where another one has failed, or somebody asked that none runs. */
    void admitGuest() {
        Throwable death = fault;
        if (death != null) {
            throw new GantryException(
                    ErrorCode.STORE_DEAD,
                    "",
                    "the store cannot be used: its guest ended with: " + describe(death));
        }
    }

    /** Why the guest inside has to end, if somebody asked for that. */
    @Nullable TrapCode request() {
        return request;
    }

    /** What the first guest that failed in here failed with. Asked by the thread inside. */
    @Nullable Throwable fault() {
        return fault;
    }

    /** From now on no guest runs in here. Keeps the first cause. Called by the thread inside. */
    void kill(Throwable cause) {
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
            flagged = guest;
            guest.interrupt();
        }
    }

    /** Closes for good. */
    void close() {
        if (barred != null) {
            return;
        }
        Thread owner = inside;
        if (owner != null || !INSIDE.compareAndSet(this, (Thread) null, Thread.currentThread())) {
            throw busy(owner);
        }
        depth++;
        bar(ErrorCode.STORE_CLOSED);
        leave();
    }

    /** Closes for good because the engine goes, and asks whoever is inside to leave. */
    void engineGoes() {
        bar(ErrorCode.ENGINE_GONE);
        interrupt(TrapCode.ENGINE_GONE);
        if (INSIDE.compareAndSet(this, (Thread) null, Thread.currentThread())) {
            depth++;
            leave();
        }
    }

    /** Waits until nobody else is inside, at most until this {@link System#nanoTime}. */
    synchronized void awaitEmpty(long deadline) throws InterruptedException {
        while (!freed && inside != Thread.currentThread()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return;
            }
            wait(millis);
        }
    }

    private void claim(Thread thread) {
        if (!INSIDE.compareAndSet(this, (Thread) null, thread)) {
            ErrorCode reason = barred;
            throw reason != null ? refuse(reason) : busy(inside);
        }
    }

    /** The thread came in although it may not. */
    private void refuseInside() {
        ErrorCode reason = barred;
        if (depth == 0) {
            depth++;
            leave();
        }
        throw refuse(reason == null ? ErrorCode.STORE_CLOSED : reason);
    }

    private synchronized void bar(ErrorCode reason) {
        if (barred == null) {
            barred = reason;
        }
    }

    /** Takes back the flag that a request has set, and frees a barred store. */
    private synchronized void settle() {
        Thread thread = Thread.currentThread();
        if (flagged == thread) {
            flagged = null;
            Thread.interrupted();
        }
        if (barred != null && !freed && INSIDE.compareAndSet(this, (Thread) null, thread)) {
            freed = true;
            free.run();
            inside = null;
        }
        notifyAll();
    }

    private static GantryException busy(@Nullable Thread owner) {
        String who = owner == null ? "another thread" : "thread '" + owner.getName() + "'";
        return new GantryException(
                ErrorCode.STORE_BUSY, "", "the store cannot be used: " + who + " is inside");
    }

    private static GantryException refuse(ErrorCode reason) {
        return reason == ErrorCode.ENGINE_GONE
                ? Refusal.gone()
                : new GantryException(reason, "", "the store cannot be used: it has been closed");
    }

    private static String describe(Throwable death) {
        return death instanceof GantryException known
                ? known.describe()
                : death.getClass().getSimpleName();
    }
}
