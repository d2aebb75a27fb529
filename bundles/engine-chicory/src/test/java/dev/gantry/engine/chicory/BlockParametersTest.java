// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockParametersTest {
    /** 100, then a block that takes 5 and is left with 7 while 3 lies below the 7; then the sum. */
    private static final String LEFT_EARLY =
            "41e400" + "2000" + "0200" + "1a" + "4103" + "4107" + "0c00" + "0b" + "6a" + "0b";

    private final ChicoryEngine engine = new ChicoryEngine();

    @AfterEach
    void stop() {
        engine.stop();
    }

    @ParameterizedTest
    @EnumSource
    void leaveNothingBehind(Tier tier) {
        assertEquals(107, TinyGuest.run(engine, tier, LEFT_EARLY));
    }

    @ParameterizedTest
    @EnumSource
    void areTheResultsOfAnIfThatIsNotEntered(Tier tier) {
        String notEntered = "2000" + "4100" + "0400" + "1a" + "4107" + "0b" + "0b";
        assertEquals(5, TinyGuest.run(engine, tier, notEntered));
    }

    @ParameterizedTest
    @EnumSource
    void reachBothHalvesOfAnIf(Tier tier) {
        String otherwise =
                "2000" + "4100" + "0400" + "1a" + "4107" + "05" + "4102" + "6c" + "0b" + "0b";
        assertEquals(10, TinyGuest.run(engine, tier, otherwise));
    }

    /** Counts down from 5; each turn leaves another operand behind. */
    @ParameterizedTest
    @EnumSource
    void ofALoopAreItsOwn(Tier tier) {
        String loop =
                "41e400" + "2000" + "0300" + "2100" + "4109" + "2000" + "4101" + "6b" + "2200"
                        + "2000" + "0d00" + "6a" + "0b" + "6a" + "0b";
        assertEquals(109, TinyGuest.run(engine, tier, loop));
    }
}
