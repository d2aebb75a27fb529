// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ValueType;
import io.github.kawamuray.wasmtime.FuncType;
import io.github.kawamuray.wasmtime.Val;
import java.util.List;

/**
 * The values of the SPI and of the library, each as the other. A vector has been lowered before, see
 * {@link VectorAdapter}; references the library does not pass.
 */
final class Values {
    static final FunctionType NOTHING = new FunctionType(List.of(), List.of());

    private Values() {}

    /** The type of a function with one result, the last one. */
    static FunctionType type(ValueType first, ValueType second, ValueType result) {
        return new FunctionType(List.of(first, second), List.of(result));
    }

    static boolean hasReferences(FunctionType type) {
        return type.parameters().stream().anyMatch(ValueType::isReference)
                || type.results().stream().anyMatch(ValueType::isReference);
    }

    static FuncType type(FunctionType type) {
        return new FuncType(types(type.parameters()), types(type.results()));
    }

    /** Values from the first slots of an array. */
    static Val[] toLibrary(List<ValueType> types, long[] slots) {
        Val[] values = new Val[types.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = toLibrary(types.get(i), slots[i]);
        }
        return values;
    }

    /** Into the first slots of an array. */
    static void toHost(List<ValueType> types, Val[] values, long[] slots) {
        for (int i = 0; i < types.size(); i++) {
            slots[i] = toHost(types.get(i), values[i]);
        }
    }

    static Val toLibrary(ValueType type, long bits) {
        return switch (type) {
            case I32 -> Val.fromI32((int) bits);
            case I64 -> Val.fromI64(bits);
            case F32 -> Val.fromF32(Float.intBitsToFloat((int) bits));
            case F64 -> Val.fromF64(Double.longBitsToDouble(bits));
            case V128 -> throw new IllegalArgumentException("a vector does not fit one slot");
            case FUNCREF, EXTERNREF, OTHER_REFERENCE -> throw Refusal.reference();
        };
    }

    static long toHost(ValueType type, Val value) {
        return switch (type) {
            case I32 -> value.i32();
            case I64 -> value.i64();
            case F32 -> Float.floatToRawIntBits(value.f32());
            case F64 -> Double.doubleToRawLongBits(value.f64());
            case V128 -> throw new IllegalArgumentException("a vector does not fit one slot");
            case FUNCREF, EXTERNREF, OTHER_REFERENCE -> throw Refusal.reference();
        };
    }

    /** Refuses arrays that are too short, before anything has happened. */
    static void checkSlots(FunctionType type, long[] arguments, long[] results) {
        if (arguments.length < type.parameterSlots() || results.length < type.resultSlots()) {
            throw new IllegalArgumentException(
                    "too few slots for " + type + ": " + arguments.length + ", " + results.length);
        }
    }

    private static Val.Type[] types(List<ValueType> types) {
        return types.stream().map(Values::type).toArray(Val.Type[]::new);
    }

    private static Val.Type type(ValueType type) {
        return switch (type) {
            case I32 -> Val.Type.I32;
            case I64 -> Val.Type.I64;
            case F32 -> Val.Type.F32;
            case F64 -> Val.Type.F64;
            default -> throw new IllegalArgumentException("the library passes no " + type);
        };
    }
}
