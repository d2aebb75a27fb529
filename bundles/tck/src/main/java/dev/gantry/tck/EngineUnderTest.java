// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Tier;

/** How a contract gets the engine that it tests. */
public abstract class EngineUnderTest {
    /** Makes the engine under test, ready to be used. */
    protected abstract Engine start();

    /** Stops the engine as a container would: its guests end. */
    protected abstract void stop(Engine engine);

    /** How its modules are to be executed. */
    protected Tier tier() {
        return Tier.AUTO;
    }
}
