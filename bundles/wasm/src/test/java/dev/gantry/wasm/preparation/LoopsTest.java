// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.validation.FunctionBody;
import dev.gantry.wasm.validation.ModuleValidator;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopsTest {
    private int inside;
    private int outside;

    /** A call in the loop itself, which is hardly ever made, would make every turn slow. */
    @ParameterizedTest
    @EnumSource(
            value = PreparationMode.class,
            names = {"INTERRUPTIBLE", "METERED"})
    void keepsTheCheckpointOutOfTheLoop(PreparationMode mode) {
        PreparationOptions options = PreparationOptions.builder(mode).checkpoints(true).build();
        byte[] wasm = Preparation.prepare("regions", Modules.read("regions"), options).wasm();

        ModuleValidator.validateRewritten("regions", wasm, (module, body) -> count(body));

        assertEquals(0, inside);
        assertTrue(outside > 0);
    }

    private void count(FunctionBody body) {
        Deque<Boolean> openLoops = new ArrayDeque<>();
        for (int i = 0; i < body.count() - 1; i++) {
            switch (body.code(i)) {
                case Codes.BLOCK, Codes.IF, Codes.TRY_TABLE ->
                        openLoops.push(openLoops.peek() != null && openLoops.peek());
                case Codes.LOOP -> openLoops.push(!surroundsALoop(body, i));
                case Codes.END -> openLoops.pop();
                case Codes.CALL -> {
                    boolean inLoop = Boolean.TRUE.equals(openLoops.peek());
                    inside += inLoop ? 1 : 0;
                    outside += inLoop ? 0 : 1;
                }
                default -> {}
            }
        }
    }

    private static boolean surroundsALoop(FunctionBody body, int loop) {
        return body.code(loop + 1) == Codes.BLOCK && body.code(loop + 2) == Codes.LOOP;
    }
}
