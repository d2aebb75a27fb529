// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.LimitException;
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

    SharedInputs inputs() {
        return inputs;
    }

    void start(GuestRun run) {
        Thread thread =
                new Thread(
                        null,
                        () -> live(run),
                        "gantry-guest-" + numbers.incrementAndGet(),
                        GuestRun.stackBytes(run.limits()));
        thread.setDaemon(true);
        synchronized (this) {
            if (closed) {
                throw new GantryException(
                        ErrorCode.INTERRUPTED,
                        run.name(),
                        run.name() + " cannot start: the host is stopping");
            }
            running.add(run);
        }
        thread.start();
    }

    private void live(GuestRun run) {
        Optional<ScheduledFuture<?>> deadline = Optional.empty();
        try {
            deadline = run.limits().deadline().flatMap(time -> schedule(run, time));
            run.live();
        } finally {
            deadline.ifPresent(pending -> pending.cancel(false));
            inputs.release(run.spec().stdin());
            running.remove(run);
        }
    }

    /** Absent when the host is closing: then the guest has been told to stop already. */
    private synchronized Optional<ScheduledFuture<?>> schedule(GuestRun run, Duration time) {
        if (closed) {
            return Optional.empty();
        }
        if (timer == null) {
            timer = new ScheduledThreadPoolExecutor(1, LiveGuests::timerThread);
            timer.setRemoveOnCancelPolicy(true);
        }
        LimitException reason =
                new LimitException(
                        ErrorCode.DEADLINE,
                        run.name(),
                        run.name() + " ran longer than its deadline of " + time.toMillis() + " ms");
        return Optional.of(
                timer.schedule(() -> run.stop(reason), time.toNanos(), TimeUnit.NANOSECONDS));
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
