// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.Tier;

class SpecificationCompiledTest extends SpecificationInterpretedTest {
    @Override
    protected Tier tier() {
        return Tier.COMPILED;
    }
}
