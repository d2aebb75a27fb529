// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.validation.FunctionBody;

/**
 * What a function is like, as far as it decides how the function is rewritten.
 *
 * @param changes whether anything in it has to be written otherwise
 * @param loops whether it has a loop, so that it keeps its fuel in locals while it runs
 * @param calls whether it calls another function of a module
 * @param frame how many bytes of depth it takes; 0 if its depth is not counted
 */
record FunctionShape(boolean changes, boolean loops, boolean calls, int frame) {
    static final FunctionShape UNCHANGED = new FunctionShape(false, false, false, 0);

    private static final int FRAME_BYTES = 64;
    private static final int SLOT_BYTES = 8;

    /** A function that calls nobody and needs no more than this is not worth counting. */
    private static final int SMALL_LEAF_BYTES = 1_024;

    static FunctionShape of(FunctionBody body, PreparationOptions options) {
        boolean calls = false;
        boolean loops = false;
        boolean replaced = false;
        for (int i = 0; i < body.count(); i++) {
            int code = body.code(i);
            calls |= ControlFlow.calls(code);
            loops |= code == Codes.LOOP && body.targeted(i);
            replaced |= code == Codes.MEMORY_GROW || code == Codes.TABLE_GROW;
            replaced |= code == Codes.TRY_TABLE; // which may need landing pads
            replaced |= RelaxedVectors.isRelaxed(code);
        }
        boolean counted = options.checkpoints();
        int frame = options.mode() == PreparationMode.METERED ? frame(body) : 0;
        boolean deep = calls || frame > SMALL_LEAF_BYTES;
        boolean changes = counted || replaced || options.deterministic() || options.sharedMeter();
        return new FunctionShape(changes, counted && loops, calls, deep ? frame : 0);
    }

    /** Whether something has to be done wherever the function is left. */
    boolean hasEpilogue() {
        return loops || frame > 0;
    }

    private static int frame(FunctionBody body) {
        int slots = body.maxHeight();
        int locals = body.parameters() + body.locals();
        for (int i = 0; i < locals; i++) {
            slots += ValueTypes.slots(body.localType(i));
        }
        return FRAME_BYTES + SLOT_BYTES * slots;
    }
}
