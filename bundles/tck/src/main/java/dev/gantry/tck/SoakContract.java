// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.wasm.meter.MeteredEngine;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Traps, interrupts, re-entrance, growth, exceptions of the host and closing, mixed at random in eight
 * threads: every answer is right. A build does it for three seconds; {@code -Dgantry.soak=600} for ten
 * minutes, and then nothing may be left behind either. In a short run the heap has yet to find its size.
 */
public abstract class SoakContract extends EngineUnderTest {
    private static final FunctionType VOID = new FunctionType(List.of(), List.of());
    private static final int THREADS = 8;
    private static final int DEFAULT_SECONDS = 3;

    /** From here on the heap has its size, and what the process takes more is a leak. */
    private static final int LONG_SECONDS = 300;

    /** Guests run deep in here, and so does the code of an engine in pure Java. */
    private static final long STACK_BYTES = 16L << 20;

    /** What the process may take more at the end than when all was warm. */
    private static final long MOST_GROWTH = 256L << 20;

    private final Engine raw = start();
    private final Engine engine =
            new MeteredEngine(
                    raw,
                    PreparationOptions.builder(PreparationMode.INTERRUPTIBLE)
                            .checkpoints(true)
                            .build());
    private final Map<String, CompiledModule> modules = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> counts = new TreeMap<>();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();

    private interface Deed {
        void in(Store store, Random random);
    }

    private final Map<String, Deed> deeds =
            Map.of(
                    "calls", this::computes,
                    "traps", this::traps,
                    "overflows", this::overflows,
                    "interrupts", this::isInterrupted,
                    "nested calls", this::callsBack,
                    "growths", this::grows,
                    "exceptions", this::throwsThrough);

    @AfterEach
    final void stopEngine() {
        alarm.shutdownNow();
        stop(raw);
    }

    @Test
    final void answersRightWhateverHappensBeside() throws Exception {
        long seconds = Long.getLong("gantry.soak", DEFAULT_SECONDS);
        deeds.keySet().forEach(name -> counts.put(name, new AtomicLong()));
        runFor(TimeUnit.SECONDS.toNanos(seconds) / 3);
        System.gc();
        long before = residentBytes();
        runFor(TimeUnit.SECONDS.toNanos(seconds) * 2 / 3);
        System.gc();
        long growth = residentBytes() - before;
        System.getLogger(SoakContract.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0}: {1}; {2} KiB more at the end",
                        raw.id(),
                        counts,
                        growth / 1024);
        assertTrue(
                seconds < LONG_SECONDS || growth < MOST_GROWTH, growth + " bytes more at the end");
    }

    private void runFor(long nanos) throws Exception {
        long end = System.nanoTime() + nanos;
        var pool =
                Executors.newFixedThreadPool(
                        THREADS, work -> new Thread(null, work, "soak", STACK_BYTES));
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(thread);
            running.add(pool.submit(() -> runUntil(end, random)));
        }
        for (Future<?> each : running) {
            each.get();
        }
        pool.shutdown();
    }

    private void runUntil(long end, Random random) {
        List<String> names = List.copyOf(counts.keySet());
        while (System.nanoTime() < end) {
            String name = names.get(random.nextInt(names.size()));
            try (Store store = engine.newStore(Limits.DEFAULT)) {
                deeds.getOrDefault(name, this::computes).in(store, random);
            }
            counts.getOrDefault(name, new AtomicLong()).incrementAndGet();
        }
    }

    private void computes(Store store, Random random) {
        int one = random.nextInt();
        long[] sum = EngineTest.call(instantiate(store, "calls"), "add", one, 5);
        assertEquals(one + 5, (int) sum[0]);
    }

    private void traps(Store store, Random random) {
        Instance guest = instantiate(store, "traps");
        boolean memory = random.nextBoolean();
        assertTraps(
                memory ? TrapCode.MEMORY_OUT_OF_BOUNDS : TrapCode.UNREACHABLE,
                guest,
                memory ? "load" : "unreachable");
    }

    private void overflows(Store store, Random random) {
        assertTraps(TrapCode.STACK_OVERFLOW, instantiate(store, "recursion"), "forever");
    }

    private void isInterrupted(Store store, Random random) {
        Instance guest = instantiate(store, "loops");
        Future<?> bell =
                alarm.schedule(store::interrupt, random.nextInt(3_000), TimeUnit.MICROSECONDS);
        assertTraps(TrapCode.INTERRUPTED, guest, "br", 0);
        bell.cancel(false);
        assertTrue(!Thread.interrupted(), "the flag of the thread is left as it was");
    }

    private void callsBack(Store store, Random random) {
        Instance[] guest = new Instance[1];
        Function step = store.host(VOID, (in, out) -> EngineTest.call(guest[0], "step"));
        guest[0] = instantiate(store, "reenter", step, store.host(VOID, (in, out) -> {}));
        EngineTest.call(guest[0], "outer");
        assertEquals(2, (int) EngineTest.call(guest[0], "steps_so_far")[0]);
    }

    private void grows(Store store, Random random) {
        Instance guest = instantiate(store, "memory");
        assertEquals(1, (int) EngineTest.call(guest, "grow", 1)[0]);
        int value = random.nextInt();
        EngineTest.memory(guest, "memory").putInt(100_000, value);
        assertEquals(value, EngineTest.memory(guest, "memory").getInt(100_000));
    }

    private void throwsThrough(Store store, Random random) {
        RuntimeException thrown = new IllegalStateException("of the host");
        Function host =
                store.host(
                        VOID,
                        (in, out) -> {
                            throw thrown;
                        });
        Instance guest = instantiate(store, "empty-import", host);
        assertSame(
                thrown, assertThrows(RuntimeException.class, () -> EngineTest.call(guest, "run")));
    }

    private Instance instantiate(Store store, String guest, Function... imports) {
        CompiledModule module =
                modules.computeIfAbsent(
                        guest,
                        name ->
                                engine.compile(
                                        Guests.bytes(name),
                                        CompileOptions.builder().name(name).tier(tier()).build()));
        return store.instantiate(module, List.of(imports));
    }

    private static void assertTraps(
            TrapCode code, Instance guest, String export, long... arguments) {
        TrapException trap =
                assertThrows(TrapException.class, () -> EngineTest.call(guest, export, arguments));
        assertEquals(code, trap.trap());
    }

    /** What Linux says of this process; elsewhere nothing is compared. */
    private static long residentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                        .sum();
    }
}
