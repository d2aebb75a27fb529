// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ValueTypes;
import java.util.Random;

/** Writes constants, often those at which arithmetic is hard. */
final class Constants {
    private static final long[] INTEGERS = {
        0,
        1,
        -1,
        2,
        7,
        8,
        31,
        32,
        63,
        64,
        127,
        128,
        255,
        65_535,
        65_536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final double[] FLOATS = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        1e10,
        -2147483649.0,
        4294967296.0,
        9.3e18,
        1e-40,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private final CodeWriter code;
    private final Random random;

    Constants(CodeWriter code, Random random) {
        this.code = code;
        this.random = random;
    }

    /** Writes a constant of this type. */
    void write(int type) {
        switch (type) {
            case ValueTypes.I32 -> code.op("i32.const", narrowed(integer()));
            case ValueTypes.I64 -> code.op("i64.const", integer());
            case ValueTypes.F32 -> code.op("f32.const", Float.floatToIntBits((float) number()));
            case ValueTypes.F64 -> code.op("f64.const", Double.doubleToLongBits(number()));
            case ValueTypes.V128 -> code.op("v128.const", integer(), integer());
            case ValueTypes.FUNCREF -> code.op("ref.null", CodeWriter.blockOf(0x70));
            case ValueTypes.EXTERNREF -> code.op("ref.null", CodeWriter.blockOf(0x6F));
            default -> code.op("ref.null", ValueTypes.index(type));
        }
    }

    private static int narrowed(long value) {
        return (int) value;
    }

    private long integer() {
        return random.nextBoolean()
                ? INTEGERS[random.nextInt(INTEGERS.length)]
                : random.nextInt(2_000) - 1_000;
    }

    private double number() {
        return random.nextBoolean()
                ? FLOATS[random.nextInt(FLOATS.length)]
                : random.nextInt(2_000) / 8.0 - 100;
    }
}
