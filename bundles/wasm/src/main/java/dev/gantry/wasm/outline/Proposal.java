// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.outline;

import dev.gantry.engine.EngineFeature;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was added to WebAssembly after version 1.0, each under the name of its proposal. */
public enum Proposal {
    MUTABLE_GLOBALS(null),
    SIGN_EXTENSION(null),
    SATURATING_CONVERSIONS(null),
    MULTI_VALUE(null),
    BULK_MEMORY(null),
    REFERENCE_TYPES(null),
    SIMD(EngineFeature.SIMD),
    RELAXED_SIMD(EngineFeature.RELAXED_SIMD),
    EXTENDED_CONST(EngineFeature.EXTENDED_CONST),
    TAIL_CALLS(EngineFeature.TAIL_CALLS),
    /** With {@code exnref}. */
    EXCEPTIONS(EngineFeature.EXCEPTIONS),
    /** The encoding of 2021. */
    LEGACY_EXCEPTIONS(EngineFeature.LEGACY_EXCEPTIONS),
    THREADS(EngineFeature.THREADS),
    FUNCTION_REFERENCES(EngineFeature.FUNCTION_REFERENCES),
    GC(EngineFeature.GC),
    MULTI_MEMORY(EngineFeature.MULTI_MEMORY),
    /** Memories and tables with addresses of 64 bits. */
    MEMORY64(EngineFeature.MEMORY64);

    private final @Nullable EngineFeature feature;

    Proposal(@Nullable EngineFeature feature) {
        this.feature = feature;
    }

    /** What an engine has to declare; empty for what every engine has. */
    public Optional<EngineFeature> feature() {
        return Optional.ofNullable(feature);
    }

    /** The name people see, for example {@code tail-calls}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What an engine has to declare for all of these. */
    public static Set<EngineFeature> features(Set<Proposal> proposals) {
        Set<EngineFeature> features = EnumSet.noneOf(EngineFeature.class);
        proposals.forEach(proposal -> proposal.feature().ifPresent(features::add));
        return features;
    }
}
