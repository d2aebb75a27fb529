// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Tier;
import dev.gantry.tck.specification.SpecificationContract;

class SpecificationInterpretedTest extends SpecificationContract {
    @Override
    protected Engine start() {
        return new ChicoryEngine();
    }

    @Override
    protected void stop(Engine engine) {
        ((ChicoryEngine) engine).stop();
    }

    @Override
    protected Tier tier() {
        return Tier.INTERPRETED;
    }
}
