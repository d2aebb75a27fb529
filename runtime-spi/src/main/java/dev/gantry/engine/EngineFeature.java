// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Locale;

/**
 * What an engine may offer beyond WebAssembly 2.0 without SIMD. A request for a feature that an
 * engine does not declare is refused with {@link dev.gantry.ErrorCode#UNSUPPORTED_FEATURE}, never
 * worked around.
 */
public enum EngineFeature {
    SIMD,
    RELAXED_SIMD,
    EXTENDED_CONST,
    TAIL_CALLS,
    /** Exceptions in the final encoding, caught by value or thrown on at once. */
    EXCEPTIONS,
    /** Exceptions that are kept, as values of type {@code exnref}, and tags that modules share. */
    EXCEPTION_REFERENCES,
    /** Exceptions in the encoding of 2021. */
    LEGACY_EXCEPTIONS,
    /** Shared memories and atomic operations. */
    THREADS,
    FUNCTION_REFERENCES,
    GC,
    MULTI_MEMORY,
    MEMORY64,
    /** Modules with different type sections may call each other through a shared table. */
    CROSS_MODULE_INDIRECT_CALLS,
    /** {@link Global#get} and {@link Global#set} work; without it globals are opaque. */
    GLOBAL_ACCESS,
    /**
     * {@link Store#interrupt} ends a guest wherever it loops. An engine without it gets code with
     * checkpoints added.
     */
    INTERRUPTS_LOOPS,
    /** {@link CompileOptions.Builder#tier} accepts {@link Tier#INTERPRETED}. */
    INTERPRETED_TIER,
    /** {@link CompileOptions.Builder#tier} accepts {@link Tier#COMPILED}. */
    COMPILED_TIER;

    /** The name people see, for example {@code tail-calls}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
