// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.LimitException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The guests that are alive: their threads, their deadlines, and the input streams they share. */
final class LiveGuests implements AutoCloseable {
    private static final Duration CLOSING_TIME = Duration.ofSeconds(1);

    private final Set<GuestRun> running = ConcurrentHashMap.newKeySet();
    private final SharedInputs inputs = new SharedInputs();
    private final AtomicLong numbers = new AtomicLong();
    private @Nullable ScheduledThreadPoolExecutor timer;
    private boolean closed;

    /**
     * Starts a guest.
     *
     * @param module given back when the guest has ended, or if it cannot start
     * @throws GantryException INTERRUPTED if the host is stopping; OUT_OF_MEMORY
     */
    GuestRun start(GuestRun.Prepared prepared, ChosenEngine chosen, RecentModules.Lease module) {
        try {
            return startReading(prepared, chosen, module);
        } catch (OutOfMemoryError full) {
            module.close();
            throw noRoom(prepared.bytes().name());
        } catch (RuntimeException | Error e) {
            module.close();
            throw e;
        }
    }

    private GuestRun startReading(
            GuestRun.Prepared prepared, ChosenEngine chosen, RecentModules.Lease module) {
        InputStream stdin = prepared.spec().stdin();
        InputPump input = inputs.of(stdin);
        try {
            GuestRun run = new GuestRun(prepared, chosen, module, input);
            start(run);
            return run;
        } catch (RuntimeException | Error e) { // it never lives, so nobody else releases its input
            inputs.release(stdin);
            throw e;
        }
    }

    private void start(GuestRun run) {
        Optional<ScheduledFuture<?>> deadline = admit(run);
        try {
            Thread thread =
                    new Thread(
                            null,
                            () -> live(run, deadline),
                            "gantry-guest-" + numbers.incrementAndGet(),
                            GuestRun.stackBytes(run.limits()));
            thread.setDaemon(true);
            thread.start();
        } catch (RuntimeException | Error e) { // perhaps there is no room for a stack
            leave(run, deadline);
            throw e;
        }
    }

    private void live(GuestRun run, Optional<ScheduledFuture<?>> deadline) {
        try {
            run.live();
        } finally {
            inputs.release(run.spec().stdin());
            leave(run, deadline);
        }
    }

    /** From now on the guest is stopped with the host, and at its deadline. */
    private synchronized Optional<ScheduledFuture<?>> admit(GuestRun run) {
        if (closed) {
            throw new GantryException(
                    ErrorCode.INTERRUPTED,
                    run.name(),
                    run.name() + " cannot start: the host is stopping");
        }
        Optional<ScheduledFuture<?>> deadline =
                run.limits().deadline().map(time -> schedule(run, time));
        running.add(run);
        return deadline;
    }

    private void leave(GuestRun run, Optional<ScheduledFuture<?>> deadline) {
        deadline.ifPresent(pending -> pending.cancel(false));
        running.remove(run);
    }

    private static LimitException noRoom(String guest) {
        return new LimitException(
                ErrorCode.OUT_OF_MEMORY,
                guest,
                guest + " cannot start: no memory is left for its thread");
    }

    /** Called with the lock held. */
    private ScheduledFuture<?> schedule(GuestRun run, Duration time) {
        if (timer == null) {
            timer = new ScheduledThreadPoolExecutor(1, LiveGuests::timerThread);
            timer.setRemoveOnCancelPolicy(true);
        }
        LimitException reason =
                new LimitException(
                        ErrorCode.DEADLINE,
                        run.name(),
                        run.name() + " ran longer than its deadline of " + time.toMillis() + " ms");
        return timer.schedule(() -> run.stop(reason), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Thread timerThread(Runnable task) {
        Thread thread = new Thread(task, "gantry-deadlines");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops all guests and waits a moment for them. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (timer != null) {
                timer.shutdownNow();
            }
        }
        running.forEach(GuestRun::stop);
        long end = System.nanoTime() + CLOSING_TIME.toNanos();
        try {
            while (!running.isEmpty() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
