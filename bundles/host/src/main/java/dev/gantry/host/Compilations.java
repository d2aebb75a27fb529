// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.LimitException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All work on the bytes of guests before they run: reading, inspecting, preparing, compiling. Each piece
 * has a thread to itself: deep enough for deeply nested code, and left behind when it takes too long.
 * Nobody can end an engine that does not heed an interrupt; its late result is closed.
 */
final class Compilations implements AutoCloseable {
    private static final long STACK_BYTES = 16L << 20;

    /** Guests come in numbers, and to make a thread for each piece of work takes longer than small pieces. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final Map<Long, CompletableFuture<?>> pending = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final ExecutorService threads =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    IDLE.toSeconds(),
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    this::thread);
    private volatile boolean closed;

    /**
     * @param guest what messages call it
     * @param limit of all its pieces of work together
     */
    Compilation of(String guest, Duration limit) {
        return new Compilation(guest, limit);
    }

    /** The work on one guest; its pieces come one after the other, and what lies between is not counted. */
    final class Compilation {
        private final String guest;
        private final Duration limit;
        private long nanosLeft;

        private Compilation(String guest, Duration limit) {
            this.guest = guest;
            this.limit = limit;
            this.nanosLeft = limit.toNanos();
        }

        <T> T run(Supplier<T> work) {
            return run(work, late -> {});
        }

        /**
         * Does a piece of the work.
         *
         * @param unwanted gets a result for which nobody waits any longer
         * @throws GantryException what the work throws; COMPILE_TIMEOUT; OUT_OF_MEMORY; INTERRUPTED if
         *     the calling thread is interrupted, which keeps its status, or the host stops
         */
        <T> T run(Supplier<T> work, Consumer<T> unwanted) {
            CompletableFuture<T> result = new CompletableFuture<>();
            long number = numbers.incrementAndGet();
            long began = System.nanoTime();
            FutureTask<?> task =
                    new FutureTask<>(() -> complete(result, work, unwanted), Boolean.TRUE);
            try {
                begin(number, task, result);
                return await(result);
            } catch (OutOfMemoryError full) { // of this thread: there may be none to do the work
                result.completeExceptionally(full);
                throw failure(full);
            } finally {
                pending.remove(number);
                nanosLeft -= System.nanoTime() - began;
                if (result.isCompletedExceptionally()) {
                    task.cancel(true);
                }
            }
        }

        private void begin(long number, Runnable task, CompletableFuture<?> result) {
            pending.put(number, result);
            if (closed || Thread.currentThread().isInterrupted()) {
                throw interrupted(guest);
            }
            if (nanosLeft <= 0) {
                throw tooLong();
            }
            execute(task);
        }

        private <T> T await(CompletableFuture<T> result) {
            try {
                return result.get(nanosLeft, TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw failure(e.getCause() == null ? e : e.getCause());
            } catch (TimeoutException e) {
                return giveUp(result, tooLong());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return giveUp(result, interrupted(guest));
            }
        }

        /** The result all the same, if it came at the last moment. */
        private <T> T giveUp(CompletableFuture<T> result, GantryException reason) {
            result.completeExceptionally(reason);
            try {
                return result.join();
            } catch (CompletionException e) {
                throw failure(e.getCause() == null ? e : e.getCause());
            }
        }

        private GantryException failure(Throwable cause) {
            if (cause instanceof GantryException known) {
                return known;
            }
            if (cause instanceof OutOfMemoryError) {
                return noRoom("the Java heap is full");
            }
            return cause instanceof StackOverflowError
                    ? noRoom("its code is nested too deeply for the stack")
                    : RunEnd.unexpected(guest, cause);
        }

        private GantryException noRoom(String why) {
            return new LimitException(
                    ErrorCode.OUT_OF_MEMORY,
                    guest,
                    guest + " cannot be prepared and compiled: " + why);
        }

        private GantryException tooLong() {
            return new LimitException(
                    ErrorCode.COMPILE_TIMEOUT,
                    guest,
                    guest + " took longer to prepare and compile than " + limit.toMillis() + " ms");
        }
    }

    private void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException stopping) {
            throw interrupted("a guest");
        }
    }

    private Thread thread(Runnable work) {
        String name = "gantry-compile-" + numbers.incrementAndGet();
        Thread thread = new Thread(null, work, name, STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private static <T> void complete(
            CompletableFuture<T> result, Supplier<T> work, Consumer<T> unwanted) {
        try {
            T made = work.get();
            if (!result.complete(made)) {
                unwanted.accept(made);
            }
        } catch (Throwable failure) { // the edge of the engine: its thread has nobody else to tell
            result.completeExceptionally(failure);
        }
    }

    private static GantryException interrupted(String guest) {
        return new GantryException(
                ErrorCode.INTERRUPTED,
                guest,
                guest + " was interrupted while it was prepared and compiled");
    }

    /** Nobody waits any longer. */
    @Override
    public void close() {
        closed = true;
        pending.values().forEach(result -> result.completeExceptionally(interrupted("a guest")));
        threads.shutdown();
    }
}
