// SPDX-License-Identifier: Apache-2.0
package dev.gantry.benchmarks;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.Tier;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.chicory.ChicoryEngine;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a call costs from host to guest, and from host to guest to host. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CrossingBenchmark {
    private static final FunctionType ADD =
            new FunctionType(List.of(ValueType.I32, ValueType.I32), List.of(ValueType.I32));

    /** Imports {@code h.add}; exports {@code back}, which calls it, and {@code add}, which adds. */
    private static final byte[] MODULE =
            HexFormat.of()
                    .parseHex(
                            "0061736d0100000001070160027f7f017f020901016803616464000003030200"
                                    + "00070e02046261636b00010361646400020a1202080020002001"
                                    + "10000b0700200020016a0b");

    @Param({"INTERPRETED", "COMPILED"})
    public String tier = "COMPILED";

    private final long[] arguments = {3, 4};
    private final long[] results = new long[1];
    private final Engine engine = new ChicoryEngine();
    private final Store store = engine.newStore(Limits.DEFAULT);
    private Function add = store.host(ADD, (in, out) -> out[0] = in[0] + in[1]);
    private Function back = add;

    @Setup
    public void instantiate() {
        CompileOptions options = CompileOptions.builder().tier(Tier.valueOf(tier)).build();
        Instance instance = store.instantiate(engine.compile(MODULE, options), List.of(add));
        add = instance.function("add").orElseThrow();
        back = instance.function("back").orElseThrow();
    }

    @TearDown
    public void close() {
        store.close();
    }

    @Benchmark
    public long hostToGuest() {
        add.call(arguments, results);
        return results[0];
    }

    @Benchmark
    public long hostToGuestToHost() {
        back.call(arguments, results);
        return results[0];
    }
}
