// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.tck.MeteredEngineContract;

class MeteredWasmtimeTest extends MeteredEngineContract {
    MeteredWasmtimeTest() {
        super(new WasmtimeContractTest());
    }
}
