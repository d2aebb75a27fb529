// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Limits;
import dev.gantry.guest.GuestSpec;
import dev.gantry.wasm.meter.MeteredModule;
import dev.gantry.wasm.meter.Metering;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a guest is prepared and compiled, and the limits that hold for it.
 *
 * @param limits complete for the mode
 * @param recent what is known of these bytes from guests before
 */
record Plan(GuestSpec spec, PreparationMode mode, Limits limits, RecentModules recent) {
    static Plan of(GuestSpec spec, Defaults defaults, RecentModules recent) {
        Limits limits = spec.limits().orElseGet(defaults::limits);
        PreparationMode asked = Metering.mode(limits, spec.deterministicSeed().isPresent());
        PreparationMode mode = isPlain(spec, asked, limits) ? PreparationMode.PLAIN : asked;
        return new Plan(spec, mode, Metering.complete(mode, limits), recent);
    }

    /**
     * Whether the bytes may run as they are: a guest that is trusted, that nobody has to stop, and of
     * whose limits none asks for added code. Its memories and tables then stay within what the store of
     * the engine allows, which may be less exact than the one budget of a prepared guest.
     */
    private static boolean isPlain(GuestSpec spec, PreparationMode asked, Limits limits) {
        return spec.trusted()
                && spec.unstoppable()
                && asked == PreparationMode.INTERRUPTIBLE
                && limits.deadline().isEmpty()
                && !spec.trapOnGrowFailure();
    }

    /**
     * Checks and rewrites the bytes, for the engine that will probably run them. A guess refuses
     * nothing: what cannot have checkpoints may find an engine that needs none.
     */
    PreparedModule prepare(GuestBytes bytes, Optional<Engine> likely) {
        boolean checkpoints = likely.map(Plan::needsCheckpoints).orElse(false);
        try {
            return prepare(bytes, checkpoints);
        } catch (GantryException refused) {
            if (!checkpoints || refused.code() != ErrorCode.UNSUPPORTED_FEATURE) {
                throw refused;
            }
            return prepare(bytes, false);
        }
    }

    private PreparedModule prepare(GuestBytes bytes, boolean checkpoints) {
        PreparedModule module = prepare(bytes, mode, checkpoints);
        // What runs at instantiation can use host functions only if it is taken out of there.
        boolean startsEarly =
                mode == PreparationMode.PLAIN && module.facts().outline().start().isPresent();
        return startsEarly ? prepare(bytes, PreparationMode.INTERRUPTIBLE, checkpoints) : module;
    }

    private PreparedModule prepare(
            GuestBytes bytes, PreparationMode preparation, boolean checkpoints) {
        PreparationOptions options =
                PreparationOptions.builder(preparation)
                        .checkpoints(checkpoints)
                        .deterministic(spec.deterministicSeed().isPresent())
                        .trapOnGrowFailure(spec.trapOnGrowFailure())
                        .build();
        return recent.prepared(bytes, options);
    }

    Requirements requirements(PreparedModule module) {
        Set<EngineFeature> needs = EnumSet.noneOf(EngineFeature.class);
        needs.addAll(module.facts().needs());
        tierFeature().ifPresent(needs::add);
        return new Requirements(module.facts().name(), needs, limits.memoryBytes());
    }

    /** What an engine needs to execute the guest in the tier that was asked for. */
    private Optional<EngineFeature> tierFeature() {
        return switch (spec.tier()) {
            case AUTO -> Optional.empty();
            case INTERPRETED -> Optional.of(EngineFeature.INTERPRETED_TIER);
            case COMPILED -> Optional.of(EngineFeature.COMPILED_TIER);
        };
    }

    /** Has this engine compile it, prepared once more if the guess was wrong. */
    RecentModules.Lease compile(Engine engine, PreparedModule module, GuestBytes bytes) {
        PreparedModule fitting = fitTo(engine, module, bytes);
        CompileOptions options =
                CompileOptions.builder()
                        .name(bytes.name())
                        .tier(spec.tier())
                        .cacheKey(fitting.facts().key())
                        .build();
        return recent.compiled(
                engine,
                spec.tier(),
                fitting,
                () -> new MeteredModule(engine.compile(fitting.wasm(), options), fitting));
    }

    private PreparedModule fitTo(Engine engine, PreparedModule module, GuestBytes bytes) {
        boolean fits = module.facts().addedFunctions() > 0 || isAsItWas(module);
        return fits || !needsCheckpoints(engine) ? module : prepare(bytes, true);
    }

    private static boolean isAsItWas(PreparedModule module) {
        return module.facts().meter().isEmpty();
    }

    private static boolean needsCheckpoints(Engine engine) {
        return !engine.features().contains(EngineFeature.INTERRUPTS_LOOPS);
    }
}
