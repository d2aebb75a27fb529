// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.tck.MeteredEngineContract;

class MeteredInterpretedTest extends MeteredEngineContract {
    MeteredInterpretedTest() {
        super(new ChicoryInterpretedTest());
    }
}
