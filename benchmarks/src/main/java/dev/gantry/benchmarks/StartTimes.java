// SPDX-License-Identifier: Apache-2.0
package dev.gantry.benchmarks;

import dev.gantry.Digest;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.Tier;
import dev.gantry.guest.GuestSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How soon a guest runs on one engine: compiling or finding compiled code, instantiating and closing, a
 * whole run of a small program, and what an idle instance takes.
 *
 * <p>Arguments: the engine, a small WASI program, and a large module, of which only compiling is
 * measured. With {@code -Dgantry.home} a second process finds what the first one kept.
 */
public final class StartTimes {
    private static final int ROUNDS = 2_000;
    private static final int RUNS = 200;
    private static final int IDLE = 500;

    /** A module with a memory of one page and a function. */
    private static final byte[] SMALL = {
        0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1,
        'f', 0, 0, 10, 4, 1, 2, 0, 0x0b
    };

    private StartTimes() {}

    public static void main(String[] arguments) throws IOException {
        try (MeasuredEngines engines = MeasuredEngines.open()) {
            Engine engine = engines.engine(arguments[0]);
            printLarge(engine, Path.of(arguments[2]));
            print("instantiate and close", ROUNDS, "us", 1e3, instantiation(engine));
            GuestSpec hello =
                    GuestSpec.of(Path.of(arguments[1]))
                            .profile(GuestSpec.PROFILE_COMMAND)
                            .engine(engine.id())
                            .trusted(true)
                            .build();
            print("a run of a small program", RUNS, "us", 1e3, () -> engines.guests().run(hello));
            printIdle(engine);
        }
    }

    private static void printLarge(Engine engine, Path file) throws IOException {
        byte[] wasm = Files.readAllBytes(file);
        Tier tier =
                engine.features().contains(EngineFeature.COMPILED_TIER) ? Tier.COMPILED : Tier.AUTO;
        CompileOptions options =
                CompileOptions.builder().tier(tier).cacheKey(Digest.of(wasm).hex()).build();
        for (String time : List.of("first", "again")) {
            long start = System.nanoTime();
            engine.compile(wasm, options).close();
            System.out.printf(
                    Locale.ROOT,
                    "%-12s compile or load %s, %s: %.1f ms%n",
                    engine.id(),
                    file.getFileName(),
                    time,
                    (System.nanoTime() - start) / 1e6);
        }
        System.out.println(engine.reports().get(engine.reports().size() - 1));
    }

    private static Runnable instantiation(Engine engine) {
        CompiledModule module = engine.compile(SMALL, CompileOptions.DEFAULT);
        return () -> {
            try (Store store = engine.newStore(Limits.DEFAULT)) {
                store.instantiate(module, List.of());
            }
        };
    }

    private static void print(String what, int rounds, String unit, double scale, Runnable work) {
        double[] times = new double[rounds];
        for (int round = -rounds; round < rounds; round++) {
            long start = System.nanoTime();
            work.run();
            if (round >= 0) {
                times[round] = (System.nanoTime() - start) / scale;
            }
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%s: %.1f %s%n", what, times[rounds / 2], unit);
    }

    private static void printIdle(Engine engine) throws IOException {
        CompiledModule module = engine.compile(SMALL, CompileOptions.DEFAULT);
        List<Store> stores = new ArrayList<>();
        System.gc();
        long before = residentBytes();
        for (int i = 0; i < IDLE; i++) {
            Store store = engine.newStore(Limits.DEFAULT);
            store.instantiate(module, List.of());
            stores.add(store);
        }
        System.gc();
        long after = residentBytes();
        System.out.printf(
                Locale.ROOT, "an idle instance: %d KiB resident%n", (after - before) / IDLE / 1024);
        stores.forEach(Store::close);
    }

    /** What Linux says of this process. */
    private static long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
