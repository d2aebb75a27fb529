// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.wasm.meter.ScriptedStore.Body;
import dev.gantry.wasm.meter.ScriptedStore.Script;
import dev.gantry.wasm.outline.IndexSpaces;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.preparation.HandMade;
import dev.gantry.wasm.preparation.MeterNames;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests of a metered store have at hand: modules without bytes, on an engine without limits. */
abstract class MeterTest {
    static final long[] NONE = {};
    static final MemoryType TWO_PAGES = new MemoryType(2, OptionalLong.empty(), false, false);

    final ScriptedEngine engine = new ScriptedEngine();
    MeterNames names = ScriptedEngine.NAMES;
    final AtomicInteger checks = new AtomicInteger();
    long instantiationFuel;
    List<MemoryType> memories = List.of();
    List<TableType> tables = List.of();
    List<ImportType> imports = List.of();
    int functions;

    MeteredStore store(Limits limits) {
        return new MeteredStore(engine, limits, checks::incrementAndGet);
    }

    MeteredStore store(long fuel) {
        return store(Limits.builder().fuel(fuel).stackBytes(50_000).build());
    }

    static Script script() {
        return new Script(ScriptedEngine.NAMES.globals());
    }

    CompiledModule module(Script script) {
        return module(script, 0, 0);
    }

    CompiledModule module(Script script, int addedFunctions, int addedGlobals) {
        IndexSpaces spaces =
                new IndexSpaces(
                        Collections.nCopies(functions, ScriptedStore.NOTHING),
                        tables,
                        memories,
                        List.of(),
                        List.of());
        ModuleOutline outline =
                new ModuleOutline(
                        List.of(), imports, spaces, List.of(), OptionalInt.empty(), List.of());
        return new MeteredModule(
                ScriptedEngine.module(script),
                HandMade.prepared(
                        new PreparedModule.Facts(
                                "test",
                                outline,
                                Set.of(),
                                addedFunctions,
                                addedGlobals,
                                Optional.of(names),
                                0,
                                instantiationFuel,
                                "")));
    }

    Instance instantiate(MeteredStore store, Body run, Extern... given) {
        return store.instantiate(module(script().with("run", run)), List.of(given));
    }

    static void run(Instance instance) {
        instance.function("run").orElseThrow().call(NONE, NONE);
    }

    static Function host(MeteredStore store, Runnable body) {
        return store.host(ScriptedStore.NOTHING, (arguments, results) -> body.run());
    }

    static GantryException assertFails(ErrorCode code, Runnable action) {
        GantryException failure = assertThrows(GantryException.class, action::run);
        assertEquals(code, failure.code(), failure.getMessage());
        return failure;
    }

    static void swallow(Runnable action) {
        assertThrows(GantryException.class, action::run);
    }
}
