// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Engine;
import dev.gantry.tck.LimitsContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KnownDifferences.class)
class WasmtimeJniLimitsTest extends LimitsContract {
    @Override
    protected Engine start() {
        return new WasmtimeJniEngine();
    }

    @Override
    protected void stop(Engine engine) {
        ((WasmtimeJniEngine) engine).stop();
    }
}
