// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.ErrorCode;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the host does for a guest is paid for, and does not save it. */
abstract class HostCallFuelContract extends LimitsTest {
    private static final int HOST_CALL = 100;

    HostCallFuelContract(LimitsContract contract) {
        super(contract);
    }

    /** Case 18. */
    @Test
    void chargesWhatTheHostCallsBack() {
        Instance[] guest = new Instance[1];
        Function work = host((in, out) -> call(guest[0], "burn", 10_000));
        guest[0] = instantiate("burning-host", work);
        long one = fuelOf(() -> call(guest[0], "burn", 10_000));
        long around = fuelOf(() -> call(guest[0], "around", 10_000));
        assertBetween(3 * one + HOST_CALL, 3 * one + HOST_CALL + 10, around);
    }

    /** Case 18, where the inner call uses up what the outer one has. */
    @Test
    void exhaustsTheOuterCallByTheInnerOne() {
        useFuel(100_000);
        Instance[] guest = new Instance[1];
        Function work = host((in, out) -> call(guest[0], "burn", 10_000));
        guest[0] = instantiate("burning-host", work);
        assertExhausted(() -> call(guest[0], "between", 1_000));
        assertEquals(100_000, fuelUsed());
    }

    /** Case 19. */
    @Test
    void chargesEveryCallThroughATable() {
        int calls = 100_000;
        AtomicInteger counted = new AtomicInteger();
        Instance guest = instantiate("burning-host", host((in, out) -> counted.incrementAndGet()));
        long fuel = fuelOf(() -> call(guest, "through_table", calls));
        assertEquals(calls, counted.get());
        assertBetween((long) calls * HOST_CALL, (long) calls * (HOST_CALL + 10), fuel);
    }

    /** Case 19, until there is no more. */
    @Test
    void runsNoHostFunctionThatIsNotPaidFor() {
        useFuel(10_000);
        AtomicInteger counted = new AtomicInteger();
        Instance guest = instantiate("burning-host", host((in, out) -> counted.incrementAndGet()));
        assertExhausted(() -> call(guest, "through_table", 1_000_000));
        assertBetween(10_000 / (HOST_CALL + 10), 10_000 / HOST_CALL, counted.get());
    }

    /** Case 38. */
    @Test
    void failsTheOuterCallWhereTheHostSwallowsATrap() {
        Instance[] guest = new Instance[1];
        Function swallows = host((in, out) -> swallow(() -> call(guest[0], "trap")));
        guest[0] = instantiate("reenter", swallows, host((in, out) -> {}));
        assertTraps(TrapCode.UNREACHABLE, () -> call(guest[0], "outer"));
        assertFails(ErrorCode.STORE_DEAD, () -> call(guest[0], "step"));
        assertEquals(0, global(guest[0], "steps").get());
    }

    /** Case 38, of fuel. */
    @Test
    void failsTheOuterCallWhereTheHostSwallowsExhaustion() {
        useFuel(100_000);
        Instance[] guest = new Instance[1];
        Function swallows = host((in, out) -> swallow(() -> call(guest[0], "burn", 1_000_000)));
        guest[0] = instantiate("burning-host", swallows);
        assertExhausted(() -> call(guest[0], "around", 1));
        assertFails(ErrorCode.STORE_DEAD, () -> call(guest[0], "burn", 1));
    }

    private static void swallow(Runnable call) {
        try {
            call.run();
        } catch (TrapException e) {
            assertEquals("", e.subject());
        }
    }
}
