// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Raw bits that are the same on every engine. */
final class Bits {
    private Bits() {}

    /** A value without what engines choose for themselves: upper halves, and tokens of functions. */
    static long comparable(ValueType type, long bits) {
        return switch (type) {
            case I32, F32 -> bits & 0xffff_ffffL;
            case FUNCREF, OTHER_REFERENCE -> bits == ValueType.NULL_REFERENCE ? 0 : 1;
            default -> bits;
        };
    }

    /** A value of this type that is made of a number, from -64 to 63. */
    static long small(ValueType type, int number) {
        int value = (number & 127) - 64;
        return switch (type) {
            case F32 -> Float.floatToRawIntBits(value);
            case F64 -> Double.doubleToRawLongBits(value);
            case FUNCREF, EXTERNREF, OTHER_REFERENCE -> ValueType.NULL_REFERENCE;
            default -> value;
        };
    }

    /** Arguments that depend on a name alone. */
    static long[] arguments(FunctionType type, String name) {
        Random random = new Random(name.hashCode());
        long[] arguments = new long[type.parameterSlots()];
        int at = 0;
        for (ValueType parameter : type.parameters()) {
            int any = random.nextInt(100) - 20;
            arguments[at] =
                    parameter == ValueType.I64 ? (long) any << 20 : small(parameter, any + 64);
            at += parameter.slots();
        }
        return arguments;
    }

    /** Calls a function, and gives its results one by one. */
    static List<String> call(Function function, long[] arguments) {
        long[] results = new long[function.type().resultSlots()];
        function.call(arguments, results);
        List<String> values = new ArrayList<>();
        int at = 0;
        for (ValueType type : function.type().results()) {
            String low = Long.toHexString(comparable(type, results[at]));
            values.add(
                    type == ValueType.V128 ? low + ":" + Long.toHexString(results[at + 1]) : low);
            at += type.slots();
        }
        return values;
    }
}
