// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.tck.generator.SpecialModules;
import dev.gantry.wasm.format.Caps;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What takes an engine too long, or makes it fail, does not reach it. */
abstract class CapContract extends LimitsTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    CapContract(LimitsContract contract) {
        super(contract);
    }

    /** Case 31. */
    @Test
    void refusesManyLoopsAtOnce() {
        byte[] wasm = SpecialModules.emptyLoops(100_000);
        assertTimeout(SOON, () -> assertCapped(wasm));
    }

    /** Case 32. */
    @Test
    void refusesABranchToTooManyTargets() {
        assertCapped(SpecialModules.branchesTo(65_521));
    }

    /** Case 33. */
    @Test
    void refusesALocalsBomb() {
        InvalidModuleException refusal =
                assertFails(
                        InvalidModuleException.class,
                        ErrorCode.MODULE_LIMIT,
                        () -> compile("bomb", SpecialModules.localsBomb()));
        assertSaysWhere(refusal);
    }

    /** Case 33, of blocks. */
    @Test
    void refusesTooManyBlocksWithinOneAnother() {
        assertSaysWhere(assertCapped(SpecialModules.nested(100_000)));
    }

    /** What is not refused for all is refused by none. */
    @Test
    void takesAsManyTablesAsAllowed() {
        compile("tables", SpecialModules.tables(Caps.TABLES)).close();
        assertCapped(SpecialModules.tables(Caps.TABLES + 1));
    }

    @Test
    void takesAsManyMemoriesAsAllowed() {
        if (has(EngineFeature.MULTI_MEMORY)) {
            compile("memories", SpecialModules.memories(Caps.MEMORIES)).close();
        }
        assertCapped(SpecialModules.memories(Caps.MEMORIES + 1));
    }

    @Test
    void takesAsManySegmentsOfElementsAsAllowed() {
        compile("segments", SpecialModules.elementSegments(Caps.ELEMENT_SEGMENTS)).close();
        assertCapped(SpecialModules.elementSegments(Caps.ELEMENT_SEGMENTS + 1));
    }

    private InvalidModuleException assertCapped(byte[] wasm) {
        return assertFails(
                InvalidModuleException.class,
                ErrorCode.MODULE_LIMIT,
                () -> compile("hostile", wasm));
    }

    private static void assertSaysWhere(InvalidModuleException refusal) {
        assertTrue(refusal.describe().contains("0x"), refusal.describe());
    }
}
