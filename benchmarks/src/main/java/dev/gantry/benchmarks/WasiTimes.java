// SPDX-License-Identifier: Apache-2.0
package dev.gantry.benchmarks;

import dev.gantry.guest.GuestSource;
import dev.gantry.guest.GuestSpec;
import dev.gantry.policy.Grant;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What WASI costs on one engine: whole runs of a program that does one thing many times, on compiled
 * code. Prints the median of each in milliseconds; {@code wasi.sh} runs Wasmtime's own Python binding
 * beside.
 *
 * <p>Arguments: the engine, a folder to write to, and for the short runs a program {@code cmark.wasm} and
 * a folder with its inputs.
 */
public final class WasiTimes {
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 3;

    /** What takes the peer the better part of a minute. */
    private static final String LENGTHY = "small-files";

    private static final int LENGTHY_ROUNDS = 3;

    /** What is done, and how often; the first letter is what the program goes by. */
    private static final Map<String, Integer> DEEDS = deeds();

    private WasiTimes() {}

    private static Map<String, Integer> deeds() {
        Map<String, Integer> deeds = new LinkedHashMap<>();
        deeds.put("output", 20);
        deeds.put("file", 64);
        deeds.put(LENGTHY, 10_000);
        deeds.put("clock", 1_000_000);
        deeds.put("random", 1_000_000);
        return deeds;
    }

    private interface Work {
        void run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        String engine = arguments[0];
        Path folder = Path.of(arguments[1]);
        try (MeasuredEngines engines = MeasuredEngines.open();
                InputStream in = WasiTimes.class.getResourceAsStream("wasi.wasm")) {
            engines.engine(engine);
            byte[] wasm = Objects.requireNonNull(in, "wasi.wasm").readAllBytes();
            for (Map.Entry<String, Integer> deed : DEEDS.entrySet()) {
                String count = Integer.toString(deed.getValue());
                Work work = () -> run(engines, engine, wasm, folder, deed.getKey(), count);
                print(engine, deed.getKey(), work);
            }
            if (arguments.length > 3) {
                List<Path> inputs = inputs(Path.of(arguments[3]));
                GuestSource cmark =
                        new GuestSource.Bytes(
                                "cmark.wasm", Files.readAllBytes(Path.of(arguments[2])));
                print(engine, "short-runs", () -> cmark(engines, engine, cmark, inputs));
            }
        }
    }

    private static void run(
            MeasuredEngines engines,
            String engine,
            byte[] wasm,
            Path folder,
            String deed,
            String count)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("stdout"))) {
            engines.guests()
                    .run(
                            GuestSpec.of("wasi.wasm", wasm)
                                    .profile(GuestSpec.PROFILE_COMMAND)
                                    .allow(new Grant("dir", folder + "::/data:rw"))
                                    .engine(engine)
                                    .stdout(out)
                                    .arguments(List.of(deed, count))
                                    .build())
                    .orThrow();
        }
    }

    private static List<Path> inputs(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** One run for each input, as a service that is asked for one page at a time would do. */
    private static void cmark(
            MeasuredEngines engines, String engine, GuestSource wasm, List<Path> inputs)
            throws IOException {
        for (Path input : inputs) {
            try (InputStream in = Files.newInputStream(input)) {
                engines.guests()
                        .run(
                                GuestSpec.builder(wasm)
                                        .profile(GuestSpec.PROFILE_COMMAND)
                                        .engine(engine)
                                        .stdin(in)
                                        .build())
                        .orThrow();
            }
        }
    }

    private static void print(String engine, String what, Work work) throws IOException {
        boolean lengthy = what.equals(LENGTHY);
        double[] millis = new double[lengthy ? LENGTHY_ROUNDS : ROUNDS];
        for (int round = lengthy ? 0 : -WARM_UP; round < millis.length; round++) {
            long start = System.nanoTime();
            work.run();
            if (round >= 0) {
                millis[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "%s %s %.2f%n", engine, what, millis[millis.length / 2]);
    }
}
