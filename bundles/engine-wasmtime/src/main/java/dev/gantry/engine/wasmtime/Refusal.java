// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.EngineFeature;

/** What this engine says when it does not do what it is asked for. */
final class Refusal {
    private Refusal() {}

    /** A module needs something that the engine does not declare. */
    static GantryException unsupported(EngineFeature feature, String module) {
        return new GantryException(
                ErrorCode.UNSUPPORTED_FEATURE,
                feature.label(),
                "engine '"
                        + WasmtimeEngine.ID
                        + "' cannot run module '"
                        + module
                        + "': it lacks the feature "
                        + feature.label());
    }

    /** A value was to cross between host and guest that cannot. */
    static GantryException reference() {
        return new GantryException(
                ErrorCode.UNSUPPORTED_FEATURE,
                "ref",
                "engine '"
                        + WasmtimeEngine.ID
                        + "' passes no references between host and guest but funcref and externref");
    }

    static GantryException gone() {
        return new GantryException(
                ErrorCode.ENGINE_GONE,
                WasmtimeEngine.ID,
                "engine '" + WasmtimeEngine.ID + "' cannot be used: it has been stopped");
    }

    /** The library did something in its test that nobody foresaw. */
    static GantryException selfTest(RuntimeException failure) {
        return unusable("its library failed the self-test: " + failure.getMessage());
    }

    static GantryException unusable(String reason) {
        return new GantryException(
                ErrorCode.ENGINE_UNUSABLE,
                WasmtimeEngine.ID,
                "engine '" + WasmtimeEngine.ID + "' cannot be used: " + reason);
    }

    /** The same as when it was first refused. */
    static GantryException again(GantryException refusal) {
        return new GantryException(
                refusal.code(),
                refusal.subject(),
                String.valueOf(refusal.getMessage()),
                refusal.hint(),
                null);
    }

    /** The virtual machine does not let the bundle call native code, or cannot. */
    static GantryException nativeAccess(Throwable reason) {
        return new GantryException(
                ErrorCode.ENGINE_UNUSABLE,
                WasmtimeEngine.ID,
                "engine '"
                        + WasmtimeEngine.ID
                        + "' cannot be used: this Java does not allow native calls ("
                        + reason.getClass().getSimpleName()
                        + ")",
                "start Java with --enable-native-access=ALL-UNNAMED",
                null);
    }
}
