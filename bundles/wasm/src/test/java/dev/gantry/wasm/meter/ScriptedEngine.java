// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.Trust;
import dev.gantry.wasm.preparation.MeterNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * An engine for modules whose functions, and what a pass would have added to them, are written in Java.
 * It keeps no promise that the store above it must keep: a store never dies, faults can be swallowed.
 */
final class ScriptedEngine implements Engine {
    static final MeterNames NAMES = new MeterNames("f", "m", "d", "p", "e", "r", "s");

    final List<String> compiled = new ArrayList<>();
    boolean gone;

    /** What a module is to this engine. */
    interface Module extends CompiledModule {
        ScriptedStore.Script script();

        @Override
        default List<ImportType> imports() {
            return List.of();
        }

        @Override
        default List<ExportType> exports() {
            return List.of();
        }
    }

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<EngineFeature> features() {
        return Set.of(EngineFeature.GLOBAL_ACCESS);
    }

    @Override
    public Trust trust() {
        return Trust.ANY_GUEST;
    }

    /** Knows one module by its bytes: that of a shared meter. */
    @Override
    public CompiledModule compile(byte[] wasm, CompileOptions options) {
        compiled.add(options.name());
        if (!Arrays.equals(wasm, MeterModule.bytes())) {
            throw new IllegalArgumentException("only the meter's own module is compiled here");
        }
        return module(new ScriptedStore.Script(MeterModule.NAMES.globals()));
    }

    static Module module(ScriptedStore.Script script) {
        return () -> script;
    }

    @Override
    public Store newStore(Limits limits) {
        return new ScriptedStore(this);
    }
}
