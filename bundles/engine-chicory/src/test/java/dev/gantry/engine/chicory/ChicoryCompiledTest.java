// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.Tier;

class ChicoryCompiledTest extends ChicoryEngineTest {
    @Override
    protected Tier tier() {
        return Tier.COMPILED;
    }
}
