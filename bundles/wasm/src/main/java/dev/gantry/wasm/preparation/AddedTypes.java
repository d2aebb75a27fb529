// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.ValueTypes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Function types that follow those of the module. */
final class AddedTypes {
    private static final int FUNCTION = 0x60;
    private static final int NULLABLE_REFERENCE = 0x63;
    private static final int REFERENCE = 0x64;

    private final int first;
    private final Map<Signature, Integer> indices = new LinkedHashMap<>();

    private record Signature(List<Integer> parameters, List<Integer> results) {}

    /**
     * @param first how many types the module has
     */
    AddedTypes(int first) {
        this.first = first;
    }

    /** The index of a type, which is added when it is asked for first. */
    int index(int[] taken, int[] given) {
        Signature signature = new Signature(listed(taken), listed(given));
        return indices.computeIfAbsent(signature, unused -> first + indices.size());
    }

    private static List<Integer> listed(int[] types) {
        return Arrays.stream(types).boxed().toList();
    }

    int count() {
        return indices.size();
    }

    /** Writes them as they stand in a type section. */
    void write(ByteSink out) {
        for (Signature signature : indices.keySet()) {
            out.u8(FUNCTION);
            writeAll(out, signature.parameters);
            writeAll(out, signature.results);
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

    private static void writeAll(ByteSink out, List<Integer> types) {
        out.u32(types.size());
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
