// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.Engine;
import dev.gantry.tck.golden.DifferentialContract;

class ChicoryDifferentialTest extends DifferentialContract {
    @Override
    protected Engine start() {
        return new ChicoryEngine();
    }

    @Override
    protected void stop(Engine engine) {
        ((ChicoryEngine) engine).stop();
    }
}
