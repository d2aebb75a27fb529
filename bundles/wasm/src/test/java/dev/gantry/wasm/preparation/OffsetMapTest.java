// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.WasmFrame;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.validation.FunctionVisitor;
import dev.gantry.wasm.validation.ModuleValidator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetMapTest {
    private final byte[] original = Modules.read("everything");
    private final PreparedModule prepared =
            Preparation.prepare(
                    "everything",
                    original,
                    PreparationOptions.builder(PreparationMode.METERED).build());

    /** The offsets of a constant, which nothing replaces, in one function. */
    private static List<Integer> constants(byte[] wasm, int value, int function) {
        List<Integer> found = new ArrayList<>();
        FunctionVisitor visitor =
                (module, body) -> {
                    for (int i = 0; i < body.count() && body.index() == function; i++) {
                        if (body.code(i) == Codes.I32_CONST && body.immediate(i) == value) {
                            found.add(body.offset(i));
                        }
                    }
                };
        ModuleValidator.validate("module", wasm, visitor);
        return found;
    }

    @Test
    void mapsCopiedInstructionsToThemselves() {
        List<Integer> before = constants(original, 1, 1);
        List<Integer> after = constants(prepared.wasm(), 1, 2);

        assertEquals(3, before.size());
        assertEquals(before, after.stream().map(this::mapped).toList());
    }

    @Test
    void mapsAddedInstructionsNearTheOriginal() {
        int function = constants(original, 1, 2).get(0);
        int added = constants(prepared.wasm(), 0, 3).get(0);

        int near = mapped(added);

        assertTrue(near <= function && near > function - 20, near + " and " + function);
    }

    @Test
    void knowsNothingOfAddedFunctionsAndOtherSections() {
        assertEquals(WasmFrame.UNKNOWN_OFFSET, prepared.originalFrames().offset(9));
        assertEquals(
                WasmFrame.UNKNOWN_OFFSET,
                prepared.originalFrames().offset(prepared.wasm().length - 200));
    }

    @Test
    void isTheIdentityForPlainModules() {
        PreparedModule plain =
                Preparation.prepare(
                        "everything",
                        original,
                        PreparationOptions.builder(PreparationMode.PLAIN).build());

        assertEquals(77, plain.originalFrames().offset(77));
    }

    private int mapped(int offset) {
        return (int) prepared.originalFrames().offset(offset);
    }
}
