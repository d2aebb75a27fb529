// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An engine that only compiles, and remembers what. */
final class CompilingEngine implements Engine {
    final List<CompileOptions> told = new ArrayList<>();
    private final Set<EngineFeature> features;

    CompilingEngine(EngineFeature... features) {
        this.features = Set.of(features);
    }

    @Override
    public String id() {
        return "compiling";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<EngineFeature> features() {
        return features;
    }

    @Override
    public Trust trust() {
        return Trust.ANY_GUEST;
    }

    @Override
    public CompiledModule compile(byte[] wasm, CompileOptions options) {
        told.add(options);
        return new Compiled(() -> {});
    }

    @Override
    public Store newStore(Limits limits) {
        throw new AssertionError("nothing is run here");
    }

    /** What does something when it is closed, and nothing else. */
    record Compiled(Runnable closing) implements CompiledModule {
        @Override
        public List<ImportType> imports() {
            return List.of();
        }

        @Override
        public List<ExportType> exports() {
            return List.of();
        }

        @Override
        public void close() {
            closing.run();
        }
    }
}
