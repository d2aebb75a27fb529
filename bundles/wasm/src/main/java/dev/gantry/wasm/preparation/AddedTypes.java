// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.ValueTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Function types that follow those of the module. */
final class AddedTypes {
    private static final int FUNCTION = 0x60;
    private static final int NULLABLE_REFERENCE = 0x63;
    private static final int REFERENCE = 0x64;

    private final int first;
    private final List<int[]> parameters = new ArrayList<>();
    private final List<int[]> results = new ArrayList<>();

    /**
     * @param first how many types the module has
     */
    AddedTypes(int first) {
        this.first = first;
    }

    /** The index of a type, which is added when it is asked for first. */
    int index(int[] taken, int[] given) {
        for (int i = 0; i < parameters.size(); i++) {
            if (Arrays.equals(parameters.get(i), taken) && Arrays.equals(results.get(i), given)) {
                return first + i;
            }
        }
        parameters.add(taken.clone());
        results.add(given.clone());
        return first + parameters.size() - 1;
    }

    int count() {
        return parameters.size();
    }

    /** Writes them as they stand in a type section. */
    void write(ByteSink out) {
        for (int i = 0; i < parameters.size(); i++) {
            out.u8(FUNCTION);
            writeAll(out, parameters.get(i));
            writeAll(out, results.get(i));
        }
    }

    /** Writes the type of a block. */
    void writeBlockType(ByteSink out, int[] taken, int[] given) {
        if (taken.length == 0 && given.length == 0) {
            out.u8(ValueTypes.VOID);
        } else if (taken.length == 0 && given.length == 1) {
            write(out, given[0]);
        } else {
            out.s33(index(taken, given));
        }
    }

    private static void writeAll(ByteSink out, int[] types) {
        out.u32(types.length);
        for (int type : types) {
            write(out, type);
        }
    }

    /** Writes the type of a value. */
    static void write(ByteSink out, int type) {
        if (!ValueTypes.isReference(type)) {
            out.u8(type);
        } else if (ValueTypes.isIndexed(type)) {
            out.u8(ValueTypes.isNullable(type) ? NULLABLE_REFERENCE : REFERENCE);
            out.s33(ValueTypes.index(type));
        } else {
            if (!ValueTypes.isNullable(type)) {
                out.u8(REFERENCE);
            }
            out.u8(ValueTypes.index(type));
        }
    }
}
