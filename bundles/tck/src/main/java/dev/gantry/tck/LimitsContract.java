// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import org.junit.jupiter.api.Nested;

/**
 * What holds for a guest on an engine below the preparation pass: it can be stopped, counted and
 * bounded, the same as on every other engine. A backend subclasses this as it does {@link
 * EngineContract}; where it lacks a feature, the module is refused.
 *
 * <p>The cases are numbered in {@code docs/limits.md}; each test says which one it is.
 */
public abstract class LimitsContract extends EngineUnderTest {
    @Nested
    class Secrets extends MeterSecrecyContract {
        Secrets() {
            super(LimitsContract.this);
        }
    }

    @Nested
    class Fuel extends FuelContract {
        Fuel() {
            super(LimitsContract.this);
        }
    }

    @Nested
    class HostCalls extends HostCallFuelContract {
        HostCalls() {
            super(LimitsContract.this);
        }
    }

    @Nested
    class Endless extends EndlessContract {
        Endless() {
            super(LimitsContract.this);
        }
    }

    @Nested
    class Exceptions extends ExceptionFuelContract {
        Exceptions() {
            super(LimitsContract.this);
        }
    }

    @Nested
    class SharedTables extends SharedMeterContract {
        SharedTables() {
            super(LimitsContract.this);
        }
    }

    @Nested
    class Depth extends DepthContract {
        Depth() {
            super(LimitsContract.this);
        }
    }

    @Nested
    class Growth extends GrowthContract {
        Growth() {
            super(LimitsContract.this);
        }
    }

    @Nested
    class Caps extends CapContract {
        Caps() {
            super(LimitsContract.this);
        }
    }

    @Nested
    class Numbers extends DeterminismContract {
        Numbers() {
            super(LimitsContract.this);
        }
    }
}
