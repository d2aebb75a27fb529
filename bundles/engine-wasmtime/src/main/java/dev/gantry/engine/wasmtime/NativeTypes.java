// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ValueType;
import java.util.List;

/** Types of the SPI as objects of the library. */
final class NativeTypes {
    private static final int EXTERNREF = 128;
    private static final int FUNCREF = 129;

    private NativeTypes() {}

    /** A function type, which the caller deletes. */
    static long function(CApi api, FunctionType type) {
        try (NativeBuffer vectors = NativeBuffer.allocate(2 * Layouts.VECTOR)) {
            long parameters = vectors.address();
            long results = parameters + Layouts.VECTOR;
            fill(api, type.parameters(), parameters);
            fill(api, type.results(), results);
            return api.call(CFunction.WASM_FUNCTYPE_NEW, parameters, results);
        }
    }

    private static void fill(CApi api, List<ValueType> types, long vector) {
        try (NativeBuffer values = NativeBuffer.allocate((1 + types.size()) * Layouts.WORD)) {
            for (int i = 0; i < types.size(); i++) {
                Layouts.putLong(values.address() + i * Layouts.WORD, value(api, types.get(i)));
            }
            api.call(CFunction.WASM_VALTYPE_VEC_NEW, vector, types.size(), values.address());
        }
    }

    private static long value(CApi api, ValueType type) {
        return switch (type) {
            case I32, I64, F32, F64 -> api.call(CFunction.WASM_VALTYPE_NEW, kind(type));
            case V128 -> api.call(CFunction.WASMTIME_WASM_VALTYPE_V128);
            case FUNCREF -> api.call(CFunction.WASM_VALTYPE_NEW, FUNCREF);
            case EXTERNREF -> api.call(CFunction.WASM_VALTYPE_NEW, EXTERNREF);
            case OTHER_REFERENCE -> throw Refusal.reference();
        };
    }

    /** The kind of a value of this type. */
    static int kind(ValueType type) {
        return switch (type) {
            case I32 -> 0;
            case I64 -> 1;
            case F32 -> 2;
            case F64 -> 3;
            case V128 -> 4;
            case FUNCREF -> 5;
            case EXTERNREF -> 6;
            case OTHER_REFERENCE -> throw Refusal.reference();
        };
    }
}
