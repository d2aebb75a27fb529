// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.engine.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionEndsTest {
    private final ChicoryEngine engine = new ChicoryEngine();

    @AfterEach
    void stop() {
        engine.stop();
    }

    /** A block at the end, with an operand below it, is left and the function with it. */
    @ParameterizedTest
    @EnumSource(names = {"INTERPRETED", "COMPILED"})
    void areNotTakenForTheEndOfABlock(Tier tier) {
        assertEquals(
                7,
                TinyGuest.run(
                        engine,
                        tier,
                        "4101" + "0240" + "4107" + "2000" + "0d01" + "1a" + "0b" + "0b"));
    }

    @Test
    void mustBeThere() {
        var failure =
                assertThrows(
                        InvalidModuleException.class,
                        () -> TinyGuest.run(engine, Tier.COMPILED, "410b"));
        assertEquals(ErrorCode.MALFORMED_MODULE, failure.code());
    }
}
