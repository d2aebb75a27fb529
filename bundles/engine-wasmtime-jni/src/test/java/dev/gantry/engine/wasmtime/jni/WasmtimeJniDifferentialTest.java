// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Engine;
import dev.gantry.tck.golden.DifferentialContract;

class WasmtimeJniDifferentialTest extends DifferentialContract {
    @Override
    protected Engine start() {
        return new WasmtimeJniEngine();
    }

    @Override
    protected void stop(Engine engine) {
        ((WasmtimeJniEngine) engine).stop();
    }
}
