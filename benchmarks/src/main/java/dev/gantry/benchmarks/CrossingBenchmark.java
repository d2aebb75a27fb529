// SPDX-License-Identifier: Apache-2.0
package dev.gantry.benchmarks;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.ValueType;
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

    @Param({"chicory", "wasmtime", "wasmtime-jni"})
    public String engine = "chicory";

    private final long[] arguments = {3, 4};
    private final long[] results = new long[1];
    private final MeasuredEngines engines = MeasuredEngines.open();
    private Opened opened = open("chicory");

    private record Opened(Store store, Function add, Function back) {}

    @Setup
    public void open() {
        opened.store.close();
        opened = open(engine);
    }

    private Opened open(String id) {
        var chosen = engines.engine(id);
        Store store = chosen.newStore(Limits.DEFAULT);
        Function sum = store.host(ADD, (in, out) -> out[0] = in[0] + in[1]);
        Instance instance =
                store.instantiate(chosen.compile(MODULE, CompileOptions.DEFAULT), List.of(sum));
        return new Opened(
                store,
                instance.function("add").orElseThrow(),
                instance.function("back").orElseThrow());
    }

    @TearDown
    public void close() {
        opened.store.close();
        engines.close();
    }

    @Benchmark
    public long hostToGuest() {
        opened.add.call(arguments, results);
        return results[0];
    }

    @Benchmark
    public long hostToGuestToHost() {
        opened.back.call(arguments, results);
        return results[0];
    }
}
