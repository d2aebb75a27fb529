// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.CodeFolder;
import dev.gantry.engine.Engine;
import java.nio.file.Path;
import java.util.Optional;

/** Engines over the real library. */
final class TestEngine {
    private static final long CAPACITY = 512L << 20;

    private TestEngine() {}

    /** An engine that keeps nothing. */
    static WasmtimeEngine start() {
        return new WasmtimeEngine(TestLibrary::open, Optional.empty(), "test");
    }

    /** An engine that keeps what it compiles in a folder. */
    static WasmtimeEngine keepingIn(Path folder) {
        return new WasmtimeEngine(
                TestLibrary::open, Optional.of(new CodeFolder(folder, CAPACITY)), "test");
    }

    static void stop(Engine engine) {
        ((WasmtimeEngine) engine).stop();
    }
}
