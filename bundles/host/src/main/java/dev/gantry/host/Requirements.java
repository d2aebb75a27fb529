// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Memory;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a guest needs of an engine.
 *
 * @param memoryBytes what its limits allow it
 */
record Requirements(String guest, Set<EngineFeature> features, long memoryBytes) {
    Requirements {
        features = Set.copyOf(features);
    }

    boolean areMetBy(Engine engine) {
        return missing(engine).isEmpty() && memoryBytes <= engine.maxMemoryBytes();
    }

    /** The features that the engine lacks, in their order. */
    Set<EngineFeature> missing(Engine engine) {
        Set<EngineFeature> missing = EnumSet.noneOf(EngineFeature.class);
        missing.addAll(features);
        missing.removeAll(engine.features());
        return missing;
    }

    /** Why the guest cannot run on this engine, and on which of those that are present it could. */
    GantryException refusal(Engine engine, List<Engine> present) {
        Set<EngineFeature> missing = missing(engine);
        String others =
                present.stream()
                        .filter(this::areMetBy)
                        .map(Engine::id)
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (missing.isEmpty()) {
            return tooLittleMemory(engine, others);
        }
        String feature = missing.iterator().next().label();
        return new GantryException(
                ErrorCode.UNSUPPORTED_FEATURE,
                feature,
                guest + " needs " + feature + ", which the engine " + engine.id() + " lacks",
                others.isEmpty()
                        ? "no engine that is present has all that it needs"
                        : "these engines have it: " + others,
                null);
    }

    private GantryException tooLittleMemory(Engine engine, String others) {
        return new GantryException(
                ErrorCode.CONFIGURATION,
                "memory",
                guest
                        + " may have "
                        + shown(memoryBytes)
                        + " of memory, and the engine "
                        + engine.id()
                        + " can give "
                        + shown(engine.maxMemoryBytes()),
                "allow less with --memory"
                        + (others.isEmpty() ? "" : ", or choose with --engine one of: " + others),
                null);
    }

    private static String shown(long bytes) {
        return String.format(
                Locale.ROOT, "%,d pages (%,d bytes)", bytes / Memory.PAGE_BYTES, bytes);
    }
}
