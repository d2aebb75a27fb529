// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.EngineFeature;

/** What this engine says to a module that needs something it does not declare. */
final class Refusal {
    private Refusal() {}

    static GantryException unsupported(EngineFeature feature, String module) {
        return new GantryException(
                ErrorCode.UNSUPPORTED_FEATURE,
                feature.label(),
                "engine '"
                        + ChicoryEngine.ID
                        + "' cannot run module '"
                        + module
                        + "': it lacks the feature "
                        + feature.label());
    }

    /** What can be run in no other way than compiled, and cannot be compiled. */
    static GantryException uninterpretable(String module, String reason) {
        return new GantryException(
                ErrorCode.UNSUPPORTED_FEATURE,
                EngineFeature.INTERPRETED_TIER.label(),
                "engine '"
                        + ChicoryEngine.ID
                        + "' cannot run module '"
                        + module
                        + "': it has loops with parameters, which are not interpreted, and "
                        + reason);
    }
}
