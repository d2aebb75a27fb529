// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Global;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import dev.gantry.engine.Tier;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import dev.gantry.wasm.meter.MeteredStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Calls every function that a generated module exports, each in a store of its own.
 *
 * @param outcomes a line for each function: what it gave, or why it trapped, and what it left behind
 * @param fuel what each used, where that is known
 */
record GeneratedRun(List<String> outcomes, List<Long> fuel) {
    private static final FunctionType MIX =
            new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32));

    static GeneratedRun of(Engine engine, Tier tier, byte[] wasm) {
        CompileOptions options = CompileOptions.builder().name("generated").tier(tier).build();
        List<String> outcomes = new ArrayList<>();
        List<Long> fuel = new ArrayList<>();
        try (CompiledModule module = engine.compile(wasm, options)) {
            for (ExportType export : module.exports()) {
                if (export.type() instanceof FunctionType) {
                    try (Store store = engine.newStore(Limits.DEFAULT)) {
                        outcomes.add(outcome(store, module, export.name()));
                        fuel(store).ifPresent(fuel::add);
                    }
                }
            }
        }
        return new GeneratedRun(outcomes, fuel);
    }

    private static OptionalLong fuel(Store store) {
        boolean known = store instanceof MeteredStore metered && metered.fuelExact();
        return known ? ((MeteredStore) store).fuelUsed() : OptionalLong.empty();
    }

    private static String outcome(Store store, CompiledModule module, String name) {
        Function mix = store.host(MIX, (in, out) -> out[0] = (int) (in[0] * 31 + 7));
        Instance instance = store.instantiate(module, List.of(mix));
        return name + ": " + result(instance, name) + remains(instance, module);
    }

    private static String result(Instance instance, String name) {
        Function function = instance.function(name).orElseThrow();
        List<ValueType> parameters = function.type().parameters();
        Random random = new Random(name.hashCode());
        long[] arguments = new long[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            int any = random.nextInt(100) - 20;
            arguments[i] = parameters.get(i) == ValueType.I32 ? any : (long) any << 20;
        }
        long[] results = new long[function.type().resultSlots()];
        try {
            function.call(arguments, results);
            return Arrays.toString(results);
        } catch (TrapException e) {
            return e.trap().toString();
        }
    }

    private static String remains(Instance instance, CompiledModule module) {
        StringBuilder remains = new StringBuilder();
        for (ExportType export : module.exports()) {
            if (instance.export(export.name()).orElseThrow() instanceof Global global) {
                remains.append(' ').append(global.get());
            }
        }
        Memory memory = instance.memory("memory").orElseThrow();
        byte[] bytes = new byte[(int) memory.size()];
        memory.read(0, bytes, 0, bytes.length);
        return remains.append(" #").append(Arrays.hashCode(bytes)).toString();
    }
}
