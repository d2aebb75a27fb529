// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapCode;
import org.junit.jupiter.api.Test;

/** What is thrown costs, what is caught gives nothing back, and what ends a guest is not caught. */
abstract class ExceptionFuelContract extends LimitsTest {
    private static final String BURNS = "exnref/exceptions-burn";
    private static final String CATCHES_ALL = "exnref/catches-all";
    private static final String CATCHES_OUTSIDE = "exnref/catches-outside";
    private static final int TURNS = 1_000;
    private static final int BURN = 100;

    /** What burning and throwing costs at least. */
    private static final long ROUND = 5L * BURN + 50;

    ExceptionFuelContract(LimitsContract contract) {
        super(contract);
    }

    /** Case 15. */
    @Test
    void exhaustsWhoBurnsAndThrowsAndIsCaught() {
        useFuel(TURNS * ROUND / 2);
        withExceptions(
                BURNS,
                () -> assertExhausted(() -> call(instantiate(BURNS), "catch_again", TURNS, BURN)));
    }

    /** Case 15, and what it costs. */
    @Test
    void chargesWhatTheThrowerBurned() {
        withExceptions(
                BURNS,
                () -> {
                    Instance guest = instantiate(BURNS);
                    assertBetween(
                            TURNS * ROUND,
                            TURNS * (ROUND + 30),
                            fuelOf(() -> call(guest, "catch_again", TURNS, BURN)));
                });
    }

    /** Case 16. */
    @Test
    void refundsNothingAtAHandlerThatIsANormalTargetToo() {
        withExceptions(
                BURNS,
                () -> {
                    Instance guest = instantiate(BURNS);
                    assertBetween(
                            TURNS / 2 * ROUND,
                            TURNS / 2 * (ROUND + 60),
                            fuelOf(() -> call(guest, "one_handler_for_all", TURNS, BURN)));
                });
    }

    /** Case 17. */
    @Test
    void letsNobodyCatchExhaustion() {
        useFuel(1_000_000);
        assertNotCaught("exhaustion", TrapCode.FUEL_EXHAUSTED);
    }

    /** Case 17. */
    @Test
    void letsNobodyCatchAStackFault() {
        useStore(Limits.builder().stackBytes(100_000).build());
        assertNotCaught("stack", TrapCode.STACK_OVERFLOW);
    }

    /** Case 17. */
    @Test
    void letsNobodyCatchATrap() {
        assertNotCaught("trap", TrapCode.UNREACHABLE);
    }

    /** Case 17. */
    @Test
    void letsNobodyCatchAnExceptionOfTheHost() {
        withExceptions(
                CATCHES_ALL,
                () -> {
                    RuntimeException thrown = new IllegalStateException("of the host");
                    Instance guest =
                            instantiate(
                                    CATCHES_ALL,
                                    host(
                                            (in, out) -> {
                                                throw thrown;
                                            }));
                    assertSame(
                            thrown,
                            assertThrows(IllegalStateException.class, () -> call(guest, "host")));
                    assertEquals(0, global(guest, "caught").get());
                });
    }

    /** What is caught leaves the function where the clause says, whatever was put around it. */
    @Test
    void catchesOutOfTheFunction() {
        useStore(COUNTED);
        withExceptions(
                CATCHES_OUTSIDE,
                () -> {
                    Instance guest = instantiate(CATCHES_OUTSIDE);
                    call(guest, "leaves", 1);
                    call(guest, "leaves", 0);
                    assertEquals(5, callInt(guest, "gives", 1));
                    assertEquals(6, callInt(guest, "gives", 0));
                });
    }

    private void assertNotCaught(String export, TrapCode code) {
        withExceptions(
                CATCHES_ALL,
                () -> {
                    Instance guest = instantiate(CATCHES_ALL, host((in, out) -> {}));
                    assertTraps(code, () -> call(guest, export));
                    assertEquals(0, global(guest, "caught").get());
                });
    }

    private void withExceptions(String guest, Runnable test) {
        assertUnsupportedUnless(EngineFeature.EXCEPTIONS, guest);
        if (has(EngineFeature.EXCEPTIONS)) {
            test.run();
        }
    }
}
