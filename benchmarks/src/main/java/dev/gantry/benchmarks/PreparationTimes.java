// SPDX-License-Identifier: Apache-2.0
package dev.gantry.benchmarks;

import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long a module takes to be read, validated, rewritten and validated again, in a cold process and
 * a warm one, and how much larger it gets. Arguments: files.
 */
public final class PreparationTimes {
    private static final int ROUNDS = 7;
    private static final double MEGABYTE = 1e6;

    private PreparationTimes() {}

    public static void main(String[] files) throws IOException {
        for (String file : files) {
            byte[] wasm = Files.readAllBytes(Path.of(file));
            for (PreparationMode mode : PreparationMode.values()) {
                measure(Path.of(file).getFileName().toString(), wasm, mode);
            }
        }
    }

    private static void measure(String name, byte[] wasm, PreparationMode mode) {
        PreparationOptions options = PreparationOptions.builder(mode).build();
        double[] millis = new double[ROUNDS];
        int size = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            size = Preparation.prepare(name, wasm, options).wasm().length;
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        double median = millis[ROUNDS / 2];
        System.out.printf(
                "%-28s %-13s %6.1f MB  first %7.0f ms  median %7.0f ms  %6.1f MB/s  size %5.2fx%n",
                name,
                mode,
                wasm.length / MEGABYTE,
                first,
                median,
                wasm.length / MEGABYTE / (median / 1e3),
                (double) size / wasm.length);
    }
}
