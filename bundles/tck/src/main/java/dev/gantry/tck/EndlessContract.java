// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import org.junit.jupiter.api.Test;

/** A guest that nobody counts can be stopped all the same, wherever it loops. */
abstract class EndlessContract extends LimitsTest {
    private static final String CATCHES_OUTSIDE = "exnref/catches-outside";

    EndlessContract(LimitsContract contract) {
        super(contract);
        useInterruptible();
    }

    /** Case 7. */
    @Test
    void endsALoopThatIsClosedByBrIf() {
        assertEnds("loops", "br_if");
    }

    /** Case 8. */
    @Test
    void endsALoopThatIsClosedByBrTable() {
        assertEnds("loops", "br_table");
    }

    /** Case 9. */
    @Test
    void endsFunctionsThatCallEachOthersTail() {
        assertUnsupportedUnless(EngineFeature.TAIL_CALLS, "tail-calls-indirect");
        if (has(EngineFeature.TAIL_CALLS)) {
            assertEnds("tail-calls-indirect", "forever");
        }
    }

    /** Case 11. */
    @Test
    void endsAWideRecursion() {
        assertEnds("loops", "fib");
    }

    @Test
    void endsALoopThatIsClosedByACatchClause() {
        assertUnsupportedUnless(EngineFeature.EXCEPTIONS, CATCHES_OUTSIDE);
        if (has(EngineFeature.EXCEPTIONS)) {
            assertEnds(CATCHES_OUTSIDE, "forever");
        }
    }

    /** Cases 7, 8, 9, 11 where fuel is counted, too. */
    @Test
    void endsWhatIsCounted() {
        useStore(COUNTED);
        assertEnds("loops", "br_if");
    }

    private void assertEnds(String guest, String export) {
        Instance instance = instantiate(guest);
        Function function = instance.function(export).orElseThrow();
        long[] arguments = {export.equals("fib") ? 60 : 0};
        assertInterruptible(() -> function.call(arguments, new long[1]));
    }
}
