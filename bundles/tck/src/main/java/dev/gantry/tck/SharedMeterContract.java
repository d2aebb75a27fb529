// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.wasm.preparation.PreparationMode;
import org.junit.jupiter.api.Test;

/** The modules of one guest share one meter, as they share a table. */
abstract class SharedMeterContract extends LimitsTest {
    private static final long FUEL = 1_000_000;

    SharedMeterContract(LimitsContract contract) {
        super(contract);
        useShared(Limits.builder().fuel(FUEL).build());
    }

    private void useShared(Limits limits) {
        use(options(PreparationMode.METERED).sharedMeter(true).build(), limits);
    }

    /** Case 20. */
    @Test
    void boundsModulesThatCallEachOtherByOneStack() {
        useShared(Limits.builder().unlimitedFuel().stackBytes(64 * 1_024).build());
        Instance owner = recursingModules();
        DeepThread.run(() -> assertStackFault(() -> call(owner, "run")));
    }

    /** Case 20, of fuel. */
    @Test
    void boundsModulesThatCallEachOtherByOneBudget() {
        useShared(Limits.builder().fuel(2_000).stackBytes(1 << 20).build());
        Instance owner = recursingModules();
        DeepThread.run(() -> assertExhausted(() -> call(owner, "run")));
        assertEquals(2_000, fuelUsed());
    }

    private Instance recursingModules() {
        Instance owner = instantiate("table-recursion");
        instantiate("table-recursion-user", export(owner, "table"));
        return owner;
    }

    /** Case 21. */
    @Test
    void callsTheFunctionThatWasPassedOrRefusesToPassIt() {
        Extern take = export(instantiate("funcref-global"), "take");
        if (has(EngineFeature.CROSS_MODULE_INDIRECT_CALLS)) {
            instantiate("funcref-passer", take);
        } else {
            assertUnsupported(
                    EngineFeature.CROSS_MODULE_INDIRECT_CALLS,
                    () -> instantiate("funcref-passer", take));
        }
    }

    /** Case 21, through a table. */
    @Test
    void callsTheFunctionInASharedTable() {
        Extern table = export(instantiate("table"), "table");
        assertEquals(1, callInt(instantiate("table-user", table), "call", 0));
        assertEquals(2, callInt(instantiate("table-user", table), "call", 1));
    }
}
