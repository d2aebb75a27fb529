// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Limits;
import dev.gantry.guest.GuestSpec;
import dev.gantry.wasm.meter.Metering;
import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import dev.gantry.wasm.preparation.PreparedModule;

/**
 * How a guest is prepared, and the limits that hold for it.
 *
 * @param limits complete for the mode
 */
record Plan(GuestSpec spec, PreparationMode mode, Limits limits) {
    static Plan of(GuestSpec spec, DefaultLimits defaults) {
        Limits limits = spec.limits().orElseGet(defaults::limits);
        PreparationMode mode = Metering.mode(limits, spec.deterministicSeed().isPresent());
        return new Plan(spec, mode, Metering.complete(mode, limits));
    }

    /**
     * Checks and rewrites the bytes.
     *
     * @param checkpoints whether the engine cannot interrupt a loop by itself
     */
    PreparedModule prepare(GuestBytes bytes, boolean checkpoints) {
        PreparationOptions options =
                PreparationOptions.builder(mode)
                        .checkpoints(checkpoints)
                        .deterministic(spec.deterministicSeed().isPresent())
                        .trapOnGrowFailure(spec.trapOnGrowFailure())
                        .build();
        return Preparation.prepare(bytes.name(), bytes.wasm(), options);
    }

    Requirements requirements(PreparedModule module) {
        return new Requirements(
                module.facts().name(), module.facts().needs(), limits.memoryBytes());
    }

    /** The same, or prepared once more if this engine needs what it lacks. */
    PreparedModule fitTo(Engine engine, PreparedModule module, GuestBytes bytes) {
        boolean has = module.facts().addedFunctions() > 0;
        return has || !needsCheckpoints(engine) ? module : prepare(bytes, true);
    }

    static boolean needsCheckpoints(Engine engine) {
        return !engine.features().contains(EngineFeature.INTERRUPTS_LOOPS);
    }
}
