// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Instance;
import dev.gantry.engine.TrapCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exceptions of guests, in the final encoding: each finds the nearest handler that is for it. */
abstract class ExceptionContract extends EngineTest {
    ExceptionContract(EngineContract contract) {
        super(contract);
    }

    @BeforeEach
    void needExceptions() {
        assumeTrue(has(EngineFeature.EXCEPTIONS));
    }

    @Test
    void passThroughCalls() {
        assertEquals(42, callInt(guest(), "throughCalls", 42));
    }

    @Test
    void passThroughATable() {
        assertEquals(1, callInt(guest(), "throughATable"));
    }

    @Test
    void findTheNearestHandler() {
        assertEquals(142, callInt(guest(), "nested", 42));
    }

    @Test
    void passByHandlersForOtherTags() {
        assertEquals(42, callInt(guest(), "passesBy", 42));
    }

    @Test
    void mayBeThrownByAHandler() {
        assertEquals(7, callInt(guest(), "fromAHandler"));
    }

    @Test
    void areNotForABlockThatWasLeft() {
        assertEquals(8, callInt(guest(), "leftByABranch"));
    }

    @Test
    void leaveTheOperandsBelow() {
        assertEquals(1_042, callInt(guest(), "keepsWhatLiesBelow", 42));
    }

    @Test
    void passThroughACleanUp() {
        assertEquals(142, callInt(guest(), "cleansUp", 42));
    }

    @Test
    void doNotUseUpTheStack() {
        assertEquals(200_000, callInt(guest(), "many", 200_000));
    }

    @Test
    void areNoTraps() {
        Instance guest = guest();
        assertTraps(TrapCode.INTEGER_DIVIDE_BY_ZERO, () -> call(guest, "catchesNoTrap"));
    }

    @Test
    void areNoExhaustedStack() {
        Instance guest = guest();
        assertTraps(TrapCode.STACK_OVERFLOW, () -> call(guest, "catchesNoOverflow"));
    }

    @Test
    void areNotForATagOfAnotherInstance() {
        Instance thrower = guest();
        Instance catcher =
                instantiate(
                        "exnref/exceptions-from-elsewhere",
                        thrower.function("throw").orElseThrow());
        assertEquals(-5, callInt(catcher, "run"));
    }

    @Test
    void areForATagThatInstancesShare() {
        if (!has(EngineFeature.EXCEPTION_REFERENCES)) {
            assertUnsupported(EngineFeature.EXCEPTION_REFERENCES, () -> compile("exnref/tag-user"));
            return;
        }
        Instance owner = instantiate("exnref/tag-owner");
        Instance user =
                instantiate("exnref/tag-user", export(owner, "tag"), export(owner, "throw"));
        assertEquals(42, callInt(user, "run"));
    }

    @Test
    void areKeptApartOrRefused() {
        String held = "exnref/exception-held";
        if (has(EngineFeature.EXCEPTION_REFERENCES)) {
            assertEquals(42, callInt(instantiate(held), "run"));
        } else {
            assertUnsupported(EngineFeature.EXCEPTION_REFERENCES, () -> compile(held));
        }
    }

    private Instance guest() {
        return instantiate("exnref/exceptions-caught");
    }
}
