// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;

/**
 * The indices of the meter's globals, which follow each other.
 *
 * @param first the index of the first
 */
record MeterIndices(int first) {
    /** In the order of {@link dev.gantry.wasm.preparation.MeterNames}. */
    private static final int[] TYPES = {
        ValueTypes.I64,
        ValueTypes.I64,
        ValueTypes.I32,
        ValueTypes.I64,
        ValueTypes.I64,
        ValueTypes.I32
    };

    static final int GLOBALS = 6;
    private static final int MUTABLE = 1;

    int fuel() {
        return first;
    }

    int mark() {
        return first + 1;
    }

    int depth() {
        return first + 2;
    }

    int pages() {
        return first + 3;
    }

    int entries() {
        return first + 4;
    }

    int reason() {
        return first + 5;
    }

    /** Writes the type of one of them. */
    static void writeType(ByteSink out, int global) {
        out.u8(TYPES[global]);
        out.u8(MUTABLE);
    }

    /** Writes one of them as it stands in a global section. */
    static void writeDefinition(ByteSink out, int global) {
        writeType(out, global);
        out.u8(TYPES[global] == ValueTypes.I32 ? Codes.I32_CONST : Codes.I64_CONST);
        out.u8(0);
        out.u8(Codes.END);
    }
}
