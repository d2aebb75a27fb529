// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Instance;
import dev.gantry.engine.TrapCode;
import dev.gantry.tck.generator.SpecialModules;
import org.junit.jupiter.api.Test;

/** Every instruction that runs is paid for, once, and the same amount everywhere. */
abstract class FuelContract extends LimitsTest {
    private static final int TURNS = 1_000_000;

    /** Of a turn of the loop in the guest {@code metering}. */
    private static final int TURN = 8;

    FuelContract(LimitsContract contract) {
        super(contract);
    }

    /** Case 5. */
    @Test
    void exhaustsAStartSectionThatLoops() {
        useFuel(1_000_000);
        assertExhausted(() -> instantiate("start-spins"));
        assertEquals(1_000_000, fuelUsed());
    }

    /** Case 6. */
    @Test
    void buriesAStoreWhoseStartSectionTraps() {
        assertTraps(TrapCode.UNREACHABLE, () -> instantiate("start-traps"));
        assertFails(ErrorCode.STORE_DEAD, () -> instantiate("metering"));
    }

    /** Case 10. */
    @Test
    void chargesAMillionTailCalls() {
        assertUnsupportedUnless(EngineFeature.TAIL_CALLS, "tail-calls");
        if (has(EngineFeature.TAIL_CALLS)) {
            Instance guest = instantiate("tail-calls");
            assertBetween(
                    5_000_000, 8_000_000, fuelOf(() -> assertEquals(42, callInt(guest, "run"))));
        }
    }

    /** Case 12. */
    @Test
    void knowsWhatWasUsedBeforeATrap() {
        Instance guest = instantiate("metering");
        long before = fuelUsed();
        assertTraps(TrapCode.UNREACHABLE, () -> call(guest, "trap_inside_turns", TURNS));
        assertFalse(store().fuelExact());
        long truth = 9L * TURNS;
        assertBetween(truth - 100_000, truth + 10, fuelUsed() - before);
    }

    /** Case 12, where the loop has ended before the trap. */
    @Test
    void knowsExactlyWhatALoopUsed() {
        Instance guest = instantiate("metering");
        long before = fuelUsed();
        assertTraps(TrapCode.UNREACHABLE, () -> call(guest, "turns_then_trap", TURNS));
        long truth = (long) TURN * TURNS;
        assertBetween(truth, truth + 10, fuelUsed() - before);
    }

    /** Case 13. */
    @Test
    void chargesOneCaseOfManyATurn() {
        int turns = 10_000;
        Instance guest = instantiate(SpecialModules.dispatches(256));
        assertBetween(11L * turns, 14L * turns, fuelOf(() -> call(guest, "run", turns)));
    }

    /** Case 14. */
    @Test
    void chargesBothWaysToAJoin() {
        Instance guest = instantiate("metering");
        long around = fuelOf(() -> call(guest, "join", 1));
        long through = fuelOf(() -> call(guest, "join", 0));
        assertBetween(42, 46, around);
        assertEquals(40, through - around);
    }

    /** Case 27. */
    @Test
    void chargesALongOperationBeforeItsTrap() {
        useFuel(100_000);
        Instance guest = instantiate("metering");
        assertExhausted(() -> call(guest, "fill", -1));
        assertEquals(0, memory(guest, "memory").getByte(0));
    }

    /** Case 27, with plenty of fuel. */
    @Test
    void trapsWhereALongOperationIsPaidFor() {
        Instance guest = instantiate("metering");
        long before = fuelUsed();
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> call(guest, "fill", -1));
        long price = (1L << 32) / 8;
        assertBetween(price - 1, price + 10, fuelUsed() - before);
    }

    /** Case 35. */
    @Test
    void endsAtExactlyTheLimit() {
        useStore(COUNTED);
        call(instantiate("metering"), "turns", 1_000);
        long exact = fuelUsed();
        assertTrue(store().fuelExact());
        for (long fuel : new long[] {0, 1, exact - 1}) {
            useFuel(fuel);
            assertExhausted(() -> call(instantiate("metering"), "turns", 1_000));
            assertEquals(fuel, fuelUsed());
        }
        useFuel(exact);
        assertEquals(1_000, callInt(instantiate("metering"), "turns", 1_000));
        assertEquals(exact, fuelUsed());
    }
}
