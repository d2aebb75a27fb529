// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

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
                        + WasmtimeJniEngine.ID
                        + "' cannot run module '"
                        + module
                        + "': it lacks the feature "
                        + feature.label());
    }

    /** References have no form in which the library hands them over. */
    static GantryException reference() {
        return new GantryException(
                ErrorCode.UNSUPPORTED_FEATURE,
                EngineFeature.FUNCTION_REFERENCES.label(),
                "engine '"
                        + WasmtimeJniEngine.ID
                        + "' cannot pass a reference between host and guest");
    }
}
