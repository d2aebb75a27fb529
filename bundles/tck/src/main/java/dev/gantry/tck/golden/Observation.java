// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Global;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import dev.gantry.hostinterface.GuestExitException;
import dev.gantry.wasm.meter.MeteredStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be seen of a module: it is instantiated and each function that it exports is called, each in a
 * store of its own.
 *
 * @param results a line for each: what it gave, or why it ended
 * @param remains a line for each: what it left in globals and memories, and how it called the host
 * @param fuel what each used, where that is known
 */
public record Observation(List<String> results, List<String> remains, List<Long> fuel) {
    /** Observes a module whose imports are functions, within limits. */
    public static Observation of(
            Engine engine, CompileOptions options, byte[] wasm, Limits limits) {
        Observation observation =
                new Observation(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (CompiledModule module = engine.compile(wasm, options)) {
            List<ExportType> functions =
                    module.exports().stream().filter(Observation::isCallable).toList();
            for (ExportType function : functions) {
                observation.add(engine, module, limits, Optional.of(function.name()));
            }
            if (functions.isEmpty()) {
                observation.add(engine, module, limits, Optional.empty());
            }
        }
        return observation;
    }

    /** All but the fuel, which is not counted everywhere. */
    public List<String> effects() {
        List<String> effects = new ArrayList<>(results);
        effects.addAll(remains);
        return effects;
    }

    /** Not every engine lets references cross between host and guest. */
    private static boolean isCallable(ExportType export) {
        return export.type() instanceof FunctionType type
                && Stream.concat(type.parameters().stream(), type.results().stream())
                        .noneMatch(ValueType::isReference);
    }

    private void add(
            Engine engine, CompiledModule module, Limits limits, Optional<String> function) {
        try (Store store = engine.newStore(limits)) {
            HostStubs host = new HostStubs(store);
            results.add(function.orElse("") + ": " + result(store, module, host, function));
            remains.add(remains(host, module) + " " + host);
            if (store instanceof MeteredStore metered && metered.fuelExact()) {
                metered.fuelUsed().ifPresent(fuel::add);
            }
        }
    }

    private static String result(
            Store store, CompiledModule module, HostStubs host, Optional<String> name) {
        try {
            host.serve(store.instantiate(module, host.offer(module.imports())));
            Optional<Function> function = name.flatMap(host.guest().orElseThrow()::function);
            return function.map(any -> Bits.call(any, Bits.arguments(any.type(), name.get())))
                    .orElse(List.of())
                    .toString();
        } catch (TrapException trap) {
            return trap.trap().name();
        } catch (GantryException failure) {
            return failure.code().name();
        } catch (GuestExitException exit) {
            return "exit " + exit.exitCode();
        }
    }

    private static String remains(HostStubs host, CompiledModule module) {
        StringBuilder remains = new StringBuilder();
        for (ExportType export : module.exports()) {
            host.guest()
                    .flatMap(guest -> guest.export(export.name()))
                    .map(Observation::content)
                    .ifPresent(content -> remains.append(content).append(' '));
        }
        return remains.toString();
    }

    private static String content(Extern extern) {
        if (extern instanceof Memory memory) {
            return hash(memory);
        }
        if (extern instanceof Global global && global.type().value().slots() == 1) {
            return Long.toHexString(Bits.comparable(global.type().value(), global.get()));
        }
        return "-";
    }

    private static String hash(Memory memory) {
        byte[] page = new byte[Memory.PAGE_BYTES];
        int hash = 1;
        for (long at = 0; at < memory.size(); at += page.length) {
            memory.read(at, page, 0, page.length);
            hash = hash * 31 + Arrays.hashCode(page);
        }
        return memory.size() + "#" + Integer.toHexString(hash);
    }
}
