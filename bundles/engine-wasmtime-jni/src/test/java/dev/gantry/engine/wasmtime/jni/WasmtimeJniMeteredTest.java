// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.tck.MeteredEngineContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KnownDifferences.class)
class WasmtimeJniMeteredTest extends MeteredEngineContract {
    WasmtimeJniMeteredTest() {
        super(new WasmtimeJniEngineTest());
    }
}
