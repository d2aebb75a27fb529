// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CodeCache;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Limits;
import dev.gantry.engine.ModuleReport;
import dev.gantry.engine.Trust;
import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationOptions;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An engine that prepares every module before it compiles it, and keeps every limit. */
public final class MeteredEngine implements Engine {
    private final Engine engine;
    private final PreparationOptions options;

    /**
     * @param options with a shared meter where a store is to hold several modules
     */
    public MeteredEngine(Engine engine, PreparationOptions options) {
        this.engine = engine;
        this.options = options;
    }

    @Override
    public String id() {
        return engine.id();
    }

    @Override
    public String version() {
        return engine.version();
    }

    @Override
    public Set<EngineFeature> features() {
        Set<EngineFeature> features = EnumSet.noneOf(EngineFeature.class);
        features.addAll(engine.features());
        if (options.checkpoints()) {
            features.add(EngineFeature.INTERRUPTS_LOOPS);
        }
        return features;
    }

    @Override
    public Trust trust() {
        return engine.trust();
    }

    @Override
    public long maxMemoryBytes() {
        return engine.maxMemoryBytes();
    }

    @Override
    public void ready() {
        engine.ready();
    }

    @Override
    public Optional<CodeCache> cache() {
        return engine.cache();
    }

    @Override
    public List<ModuleReport> reports() {
        return engine.reports();
    }

    @Override
    public CompiledModule compile(byte[] wasm, CompileOptions compileOptions) {
        PreparedModule prepared = Preparation.prepare(compileOptions.name(), wasm, options);
        requireFeatures(prepared);
        CompileOptions withKey =
                CompileOptions.builder()
                        .name(compileOptions.name())
                        .tier(compileOptions.tier())
                        .cacheKey(prepared.facts().key())
                        .build();
        return new MeteredModule(engine.compile(prepared.wasm(), withKey), prepared);
    }

    @Override
    public MeteredStore newStore(Limits limits) {
        return new MeteredStore(engine, Metering.complete(options.mode(), limits), () -> {});
    }

    private void requireFeatures(PreparedModule prepared) {
        for (EngineFeature feature : EngineFeature.values()) {
            if (prepared.facts().needs().contains(feature)
                    && !engine.features().contains(feature)) {
                String name = prepared.facts().name();
                throw new GantryException(
                        ErrorCode.UNSUPPORTED_FEATURE,
                        feature.label(),
                        "module '"
                                + name
                                + "' needs "
                                + feature.label()
                                + ", which the engine "
                                + engine.id()
                                + " does not support");
            }
        }
    }
}
