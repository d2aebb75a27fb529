// SPDX-License-Identifier: Apache-2.0
package dev.gantry.benchmarks;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import dev.gantry.engine.Tier;
import dev.gantry.wasm.meter.MeteredEngine;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What limits cost: kernels of pure computing on one engine, prepared in each way. Prints the median
 * time of each and its ratio to the plain module in the same process.
 *
 * <p>Arguments: the engine, then files {@code sha256.wasm} and {@code argon2.wasm}, if they are at hand;
 * see {@code compute.sh}, which runs Wasmtime's own Python binding beside.
 */
public final class ComputeTimes {
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 4;

    private static final Map<String, PreparationOptions> WAYS = ways();

    private ComputeTimes() {}

    public static void main(String[] arguments) throws IOException {
        try (MeasuredEngines engines = MeasuredEngines.open()) {
            print(engines.engine(arguments[0]), arguments);
        }
    }

    private static void print(Engine engine, String[] arguments) throws IOException {
        System.out.printf("%-12s", engine.id());
        WAYS.keySet().forEach(way -> System.out.printf(" %22s", way));
        System.out.println();
        double[] product = new double[WAYS.size()];
        Arrays.fill(product, 1);
        Map<String, byte[]> kernels = kernels(arguments);
        for (Map.Entry<String, byte[]> kernel : kernels.entrySet()) {
            System.out.printf("%-12s", kernel.getKey());
            double plain = 0;
            int column = 0;
            for (PreparationOptions way : WAYS.values()) {
                double millis =
                        median(kernel.getKey(), kernel.getValue(), new MeteredEngine(engine, way));
                plain = column == 0 ? millis : plain;
                product[column++] *= millis / plain;
                System.out.printf(" %11.1f ms %6.2fx", millis, millis / plain);
            }
            System.out.println();
        }
        System.out.printf("%-12s", "mean");
        for (double all : product) {
            System.out.printf(" %21.2fx", Math.pow(all, 1.0 / kernels.size()));
        }
        System.out.println();
    }

    private static Map<String, PreparationOptions> ways() {
        Map<String, PreparationOptions> ways = new LinkedHashMap<>();
        ways.put("plain", PreparationOptions.builder(PreparationMode.PLAIN).build());
        ways.put(
                "interruptible", PreparationOptions.builder(PreparationMode.INTERRUPTIBLE).build());
        ways.put(
                "fuel alone",
                PreparationOptions.builder(PreparationMode.INTERRUPTIBLE)
                        .checkpoints(true)
                        .build());
        ways.put("fuel and depth", PreparationOptions.builder(PreparationMode.METERED).build());
        ways.put(
                "deterministic",
                PreparationOptions.builder(PreparationMode.METERED).deterministic(true).build());
        return ways;
    }

    private static Map<String, byte[]> kernels(String[] arguments) throws IOException {
        Map<String, byte[]> kernels = new LinkedHashMap<>();
        for (String own : List.of("fib", "sieve", "matmul")) {
            try (InputStream in = ComputeTimes.class.getResourceAsStream(own + ".wasm")) {
                kernels.put(own, Objects.requireNonNull(in, own).readAllBytes());
            }
        }
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            Path path = Path.of(file);
            String name = path.getFileName().toString().replace(".wasm", "");
            kernels.put(name, Files.readAllBytes(path));
        }
        return kernels;
    }

    private static double median(String kernel, byte[] wasm, Engine engine) {
        CompileOptions options = CompileOptions.builder().name(kernel).tier(tier(engine)).build();
        try (Store store = engine.newStore(Limits.DEFAULT)) {
            Instance instance = store.instantiate(engine.compile(wasm, options), List.of());
            Consumer<Instance> run = program(kernel);
            double[] millis = new double[ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                long start = System.nanoTime();
                run.accept(instance);
                if (round >= 0) {
                    millis[round] = (System.nanoTime() - start) / 1e6;
                }
            }
            Arrays.sort(millis);
            return millis[ROUNDS / 2];
        }
    }

    private static Tier tier(Engine engine) {
        return engine.features().contains(EngineFeature.COMPILED_TIER) ? Tier.COMPILED : Tier.AUTO;
    }

    private static Consumer<Instance> program(String kernel) {
        return switch (kernel) {
            case "sha256" -> ComputeTimes::sha256;
            case "argon2" -> ComputeTimes::argon2;
            default -> instance -> call(instance, "run");
        };
    }

    /** One MiB of zeros. */
    private static void sha256(Instance instance) {
        int chunk = 16_384;
        call(instance, "Hash_Init", 256);
        for (int done = 0; done < 1 << 20; done += chunk) {
            call(instance, "Hash_Update", chunk);
        }
        call(instance, "Hash_Final");
    }

    /** Four MiB, three passes. */
    private static void argon2(Instance instance) {
        int size = 4_096 * 1_024;
        call(instance, "Hash_GetBuffer");
        call(instance, "Hash_SetMemorySize", size + 1_024);
        int at = (int) call(instance, "Hash_GetBuffer");
        Memory memory = instance.memory("memory").orElseThrow();
        int[] parameters = {1, 32, 4_096, 3, 0x13, 2};
        for (int i = 0; i < parameters.length; i++) {
            memory.putInt(at + size + 4L * i, parameters[i]);
        }
        call(instance, "Hash_Calculate", 0, 4_096);
    }

    private static long call(Instance instance, String function, long... arguments) {
        long[] results = new long[1];
        instance.function(function).orElseThrow().call(arguments, results);
        return results[0];
    }
}
