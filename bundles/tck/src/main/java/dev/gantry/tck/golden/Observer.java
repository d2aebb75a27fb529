// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Tier;
import dev.gantry.wasm.meter.MeteredEngine;
import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Looks at one module on one engine, metered. */
final class Observer {
    private static final Limits LIMITS =
            Limits.builder().fuel(1_000_000).memoryBytes(64L << 20).build();

    private final Engine engine;
    private final CompileOptions options;
    private final PreparationOptions preparation;
    private final Subject subject;
    private final byte[] wasm;

    Observer(Engine engine, Tier tier, Subject subject) {
        this.engine = engine;
        this.options = CompileOptions.builder().name(subject.name()).tier(tier).build();
        this.preparation =
                PreparationOptions.builder(PreparationMode.METERED)
                        .deterministic(subject.isDeterministic())
                        .build();
        this.subject = subject;
        this.wasm = subject.wasm();
    }

    /** What the module needs once it is prepared, beside what every prepared module needs. */
    Set<EngineFeature> needs() {
        Set<EngineFeature> needs = EnumSet.noneOf(EngineFeature.class);
        needs.addAll(Preparation.prepare(subject.name(), wasm, preparation).facts().needs());
        needs.remove(EngineFeature.GLOBAL_ACCESS);
        return needs;
    }

    Set<EngineFeature> lacks() {
        Set<EngineFeature> lacks = needs();
        lacks.removeAll(engine.features());
        return lacks;
    }

    boolean declares(GantryException refusal) {
        return engine.features().stream()
                .anyMatch(feature -> feature.label().equals(refusal.subject()));
    }

    /** What the engine does; absent if it refuses the module because it lacks something. */
    Optional<Entry> observe() {
        try {
            return Optional.of(Entry.of(subject, needs(), observation()));
        } catch (GantryException refusal) {
            if (refusal.code() == ErrorCode.UNSUPPORTED_FEATURE && !declares(refusal)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** All that can be seen. */
    String show() {
        return observation().toString();
    }

    private Observation observation() {
        Engine metered = new MeteredEngine(engine, preparation);
        return Observation.of(metered, options, wasm, LIMITS);
    }
}
