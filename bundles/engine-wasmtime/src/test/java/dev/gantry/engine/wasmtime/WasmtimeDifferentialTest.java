// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.Engine;
import dev.gantry.tck.golden.DifferentialContract;

class WasmtimeDifferentialTest extends DifferentialContract {
    @Override
    protected Engine start() {
        return TestEngine.start();
    }

    @Override
    protected void stop(Engine engine) {
        TestEngine.stop(engine);
    }
}
