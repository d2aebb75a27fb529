// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.gantry.engine.ValueType;
import java.util.List;

/** The types of Chicory and of the SPI, each as the other. */
final class Types {
    private Types() {}

    static dev.gantry.engine.FunctionType function(FunctionType type) {
        return new dev.gantry.engine.FunctionType(
                type.params().stream().map(Types::value).toList(),
                type.returns().stream().map(Types::value).toList());
    }

    static FunctionType function(dev.gantry.engine.FunctionType type) {
        return FunctionType.of(values(type.parameters()), values(type.results()));
    }

    static ValueType value(ValType type) {
        return switch (type.opcode()) {
            case ValType.ID.I32 -> ValueType.I32;
            case ValType.ID.I64 -> ValueType.I64;
            case ValType.ID.F32 -> ValueType.F32;
            case ValType.ID.F64 -> ValueType.F64;
            case ValType.ID.V128 -> ValueType.V128;
            default -> {
                if (type.equals(ValType.FuncRef)) {
                    yield ValueType.FUNCREF;
                }
                yield type.equals(ValType.ExternRef)
                        ? ValueType.EXTERNREF
                        : ValueType.OTHER_REFERENCE;
            }
        };
    }

    private static List<ValType> values(List<ValueType> types) {
        return types.stream().map(Types::value).toList();
    }

    private static ValType value(ValueType type) {
        return switch (type) {
            case I32 -> ValType.I32;
            case I64 -> ValType.I64;
            case F32 -> ValType.F32;
            case F64 -> ValType.F64;
            case FUNCREF -> ValType.FuncRef;
            case EXTERNREF -> ValType.ExternRef;
            case V128, OTHER_REFERENCE ->
                    throw new IllegalArgumentException("this engine has no values of type " + type);
        };
    }
}
