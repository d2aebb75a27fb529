// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Table;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tables that instances share. A function that passes from one module to another stays that function,
 * or the engine refuses to let it pass.
 */
abstract class TableContract extends EngineTest {
    private static final List<ValueType> FUNCREF = List.of(ValueType.FUNCREF);

    private final Instance owner = instantiate("table");

    TableContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void callsThroughASharedTable() {
        Instance user = instantiate("table-user", table());
        assertEquals(1, callInt(user, "call", 0));
        assertEquals(2, callInt(user, "call", 1));
        assertEquals(1, callInt(owner, "call", 0));
        assertEquals(2, callInt(owner, "call", 1));
    }

    @Test
    void copiesElementsOfBothInstances() {
        instantiate("table-user", table());
        call(owner, "copy", 2, 0, 2);
        assertEquals(1, callInt(owner, "call", 2));
        assertEquals(2, callInt(owner, "call", 3));
    }

    @Test
    void copiesElementsDownwards() {
        instantiate("table-user", table());
        call(owner, "copy", 0, 1, 1);
        assertEquals(2, callInt(owner, "call", 0));
    }

    @Test
    void copiesFromAShortTableToTheEndOfALongOne() {
        assertArrayEquals(new long[] {1, 2}, call(instantiate("table-copy"), "run"));
    }

    @Test
    void showsTheSizeOfATable() {
        call(owner, "grow", 2);
        assertEquals(6, ((Table) table()).size());
        assertEquals(6, callInt(owner, "size"));
    }

    @Test
    void growsOnlyToTheMaximum() {
        assertEquals(-1, callInt(owner, "grow", 5));
        assertEquals(-1, callInt(owner, "grow", -1));
        assertEquals(4, callInt(owner, "grow", 4));
    }

    @Test
    void startsAnewInAnotherStore() {
        CompiledModule module = compile("table");
        call(store().instantiate(module, List.of()), "grow", 2);
        useStore(Limits.DEFAULT);
        assertEquals(4, callInt(store().instantiate(module, List.of()), "size"));
    }

    @Test
    void takesAFunctionOutOfASharedTable() {
        if (has(EngineFeature.CROSS_MODULE_INDIRECT_CALLS)) {
            assertEquals(1, callInt(instantiate("table-reader", table()), "call", 0));
        } else {
            assertRefused("table-reader", table());
        }
    }

    @Test
    void letsModulesOfOtherTypesCallEachOther() {
        if (has(EngineFeature.CROSS_MODULE_INDIRECT_CALLS)) {
            Instance stranger = instantiate("table-stranger", table());
            assertEquals(1, callInt(stranger, "call", 0));
            assertTraps(TrapCode.BAD_SIGNATURE, () -> call(owner, "call", 2));
        } else {
            assertRefused("table-stranger", table());
        }
    }

    @Test
    void sharesAGlobalThatHoldsAFunction() {
        Extern global = export(instantiate("funcref-global"), "global");
        if (has(EngineFeature.CROSS_MODULE_INDIRECT_CALLS)) {
            instantiate("funcref-global-user", global);
        } else {
            assertRefused("funcref-global-user", global);
        }
    }

    @Test
    void linksAFunctionThatTakesFunctions() {
        Extern take = export(instantiate("funcref-global"), "take");
        if (has(EngineFeature.CROSS_MODULE_INDIRECT_CALLS)) {
            instantiate("funcref-passer", take);
        } else {
            assertRefused("funcref-passer", take);
        }
    }

    @Test
    void passesTheFunctionOfAnotherInstanceThroughTheHost() {
        long token = call(instantiate("calls"), "self")[0];
        Instance other = instantiate("calls");
        if (has(EngineFeature.CROSS_MODULE_INDIRECT_CALLS)) {
            assertEquals(token, call(other, "call", token)[0]);
        } else {
            assertUnsupported(
                    EngineFeature.CROSS_MODULE_INDIRECT_CALLS,
                    () -> call(other, "same_funcref", token));
        }
    }

    @Test
    void takesAHostFunctionThatTakesFunctions() {
        instantiate("funcref-passer", host(FUNCREF, List.of(), (in, out) -> {}));
    }

    private Extern table() {
        return export(owner, "table");
    }

    private void assertRefused(String guest, Extern given) {
        assertUnsupported(
                EngineFeature.CROSS_MODULE_INDIRECT_CALLS, () -> instantiate(guest, given));
    }
}
