// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.Instance;
import dev.gantry.wasm.preparation.PreparationMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where it was asked for, arithmetic gives the same bits everywhere, every time. */
abstract class DeterminismContract extends LimitsTest {
    private static final int TURNS = 200_000;

    DeterminismContract(LimitsContract contract) {
        super(contract);
    }

    /** Case 26. */
    @ParameterizedTest
    @ValueSource(strings = {"f32", "f64"})
    void givesOneNanThroughout(String type) {
        use(options(PreparationMode.METERED).deterministic(true).build(), COUNTED);
        Instance guest = instantiate("nans");
        assertEquals(0, callInt(guest, type, TURNS));
    }
}
