// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Tier;
import dev.gantry.wasm.meter.MeteredModule;
import dev.gantry.wasm.preparation.PreparedModule;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Has modules compiled, each on a thread of its own: deep enough for deeply nested code, and left behind
 * when it takes too long. Nobody can end an engine that does not heed an interrupt; its late result is
 * closed.
 */
final class Compiler implements AutoCloseable {
    private static final long STACK_BYTES = 16L << 20;

    private final Map<Thread, CompletableFuture<MeteredModule>> pending = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /**
     * Compiles a module.
     *
     * @throws GantryException what the engine says; COMPILE_TIMEOUT; INTERRUPTED if the calling thread
     *     is interrupted, which keeps its status, or the host stops
     */
    MeteredModule compile(Engine engine, PreparedModule module, Tier tier, Duration limit) {
        CompletableFuture<MeteredModule> result = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        null,
                        () -> complete(result, engine, module, tier),
                        "gantry-compile-" + numbers.incrementAndGet(),
                        STACK_BYTES);
        thread.setDaemon(true);
        pending.put(thread, result);
        thread.start();
        try {
            return await(result, module.facts().name(), limit);
        } finally {
            pending.remove(thread);
            if (result.isCompletedExceptionally()) {
                thread.interrupt();
            }
        }
    }

    private static void complete(
            CompletableFuture<MeteredModule> result,
            Engine engine,
            PreparedModule module,
            Tier tier) {
        CompileOptions options =
                CompileOptions.builder()
                        .name(module.facts().name())
                        .tier(tier)
                        .cacheKey(module.facts().key())
                        .build();
        try {
            MeteredModule compiled =
                    new MeteredModule(engine.compile(module.wasm(), options), module);
            if (!result.complete(compiled)) {
                compiled.close();
            }
        } catch (Throwable failure) { // the edge of the engine: its thread has nobody else to tell
            result.completeExceptionally(failure);
        }
    }

    private static MeteredModule await(
            CompletableFuture<MeteredModule> result, String name, Duration limit) {
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(name, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return giveUp(result, name, tooLong(name, limit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp(result, name, interrupted(name));
        }
    }

    /** The result all the same, if it came at the last moment. */
    private static MeteredModule giveUp(
            CompletableFuture<MeteredModule> result, String name, GantryException reason) {
        result.completeExceptionally(reason);
        try {
            return result.join();
        } catch (CompletionException e) {
            throw failure(name, e.getCause() == null ? e : e.getCause());
        }
    }

    private static GantryException failure(String name, Throwable cause) {
        if (cause instanceof GantryException known) {
            return known;
        }
        if (cause instanceof OutOfMemoryError) {
            return new LimitException(
                    ErrorCode.OUT_OF_MEMORY, name, name + " cannot be compiled: the heap is full");
        }
        return RunEnd.unexpected(name, cause);
    }

    private static GantryException tooLong(String name, Duration limit) {
        return new LimitException(
                ErrorCode.COMPILE_TIMEOUT,
                name,
                name + " took longer to compile than " + limit.toMillis() + " ms");
    }

    private static GantryException interrupted(String name) {
        return new GantryException(
                ErrorCode.INTERRUPTED, name, name + " was interrupted while it was compiled");
    }

    /** Nobody waits any longer. */
    @Override
    public void close() {
        pending.values().forEach(result -> result.completeExceptionally(interrupted("a guest")));
    }
}
