// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
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

    /** Why the guest cannot run on this engine, and on which others it could. */
    GantryException refusal(Engine engine, EngineRoster roster) {
        Set<EngineFeature> missing = missing(engine);
        if (missing.isEmpty()) {
            return tooLittleMemory(engine, roster.present());
        }
        String feature = missing.iterator().next().label();
        return new GantryException(
                ErrorCode.UNSUPPORTED_FEATURE,
                feature,
                guest + " needs " + feature + ", which the engine " + engine.id() + " lacks",
                whoHasIt(roster),
                null);
    }

    /** Each engine that has all the features, with what has to be done before the guest runs there. */
    private String whoHasIt(EngineRoster roster) {
        String others =
                roster.statuses(EngineWish.ANY).stream()
                        .filter(engine -> engine.features().containsAll(features))
                        .map(engine -> engine.id() + " (" + way(engine) + ")")
                        .distinct()
                        .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? "no engine that is installed has all that it needs"
                : "engines that have what it needs: " + others;
    }

    private static String way(EngineStatus engine) {
        if (!engine.use().usable()) {
            return "not usable, " + engine.use().reason() + "; " + engine.use().hint();
        }
        return engine.trust() == Trust.ANY_GUEST
                ? "--engine " + engine.id()
                : "for trusted guests only, --engine " + engine.id() + " --trusted";
    }

    private GantryException tooLittleMemory(Engine engine, List<Engine> present) {
        String others =
                present.stream()
                        .filter(this::areMetBy)
                        .map(Engine::id)
                        .distinct()
                        .collect(Collectors.joining(", "));
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
