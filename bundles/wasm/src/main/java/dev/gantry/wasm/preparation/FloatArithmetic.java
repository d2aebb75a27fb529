// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;

/**
 * Makes every NaN that arithmetic gives the canonical one. Not behind an operation whose result goes
 * straight into another one, or into a comparison: nobody sees its bits.
 */
final class FloatArithmetic {
    private static final int F32_NAN = 0x7FC0_0000;
    private static final long F64_NAN = 0x7FF8_0000_0000_0000L;
    private static final long TWO_F32_NANS = F32_NAN * 0x1_0000_0001L;

    private static final int F32_EQUAL = 0x5B;
    private static final int F64_EQUAL = 0x61;
    private static final int LAST_COMPARISON = 0x66;
    private static final int F32X4_EQUAL = 0xFD0041;
    private static final int F64X2_EQUAL = 0xFD0047;
    private static final int LAST_VECTOR_COMPARISON = 0xFD004C;
    private static final int VECTOR_BITSELECT = 0xFD0052;

    private final AddedLocals locals;
    private final CodeSink code;

    FloatArithmetic(AddedLocals locals, CodeSink code) {
        this.locals = locals;
        this.code = code;
    }

    static boolean mayGiveNan(int code) {
        return given(code) != ValueTypes.VOID;
    }

    /** The type of number that an operation gives and that may be a NaN of any bits; else VOID. */
    private static int given(int code) {
        if (isIn(code, 0x8D, 0x97) || code == 0xB6) {
            return ValueTypes.F32; // ceil to max without abs, neg, copysign; demote
        }
        if (isIn(code, 0x9B, 0xA5) || code == 0xBB) {
            return ValueTypes.F64; // the same; promote
        }
        return isVectorOfF32(code) || isVectorOfF64(code) ? ValueTypes.V128 : ValueTypes.VOID;
    }

    private static boolean isVectorOfF32(int code) {
        boolean rounding = isIn(code, 0xFD0067, 0xFD006A);
        boolean arithmetic = isIn(code, 0xFD00E3, 0xFD00E9); // sqrt, add, sub, mul, div, min, max
        boolean demotion = code == 0xFD005E;
        return rounding || arithmetic || demotion;
    }

    private static boolean isVectorOfF64(int code) {
        boolean rounding =
                code == 0xFD0074 || code == 0xFD0075 || code == 0xFD007A || code == 0xFD0094;
        boolean arithmetic = isIn(code, 0xFD00EF, 0xFD00F5);
        boolean promotion = code == 0xFD005F;
        return rounding || arithmetic || promotion;
    }

    /** Whether an operation hides the bits of the NaN that it takes from the top of the stack. */
    static boolean hidesNan(int code) {
        boolean comparison = isIn(code, F32_EQUAL, LAST_COMPARISON);
        boolean vectorComparison = isIn(code, F32X4_EQUAL, LAST_VECTOR_COMPARISON);
        return mayGiveNan(code) || comparison || vectorComparison;
    }

    private static boolean isIn(int code, int first, int last) {
        return code >= first && code <= last;
    }

    /** Writes what follows an operation. */
    void writeCanonical(int operation) {
        switch (given(operation)) {
            case ValueTypes.F32 -> {
                int value = locals.local("f32", ValueTypes.F32);
                code.localTee(value).code(Codes.F32_CONST).bytes().fixed32(F32_NAN);
                code.localGet(value).localGet(value).code(F32_EQUAL).select();
            }
            case ValueTypes.F64 -> {
                int value = locals.local("f64", ValueTypes.F64);
                code.localTee(value).code(Codes.F64_CONST).bytes().fixed64(F64_NAN);
                code.localGet(value).localGet(value).code(F64_EQUAL).select();
            }
            default -> writeCanonicalVector(isVectorOfF32(operation));
        }
    }

    private void writeCanonicalVector(boolean four) {
        int value = locals.local("v128", ValueTypes.V128);
        long half = four ? TWO_F32_NANS : F64_NAN;
        code.localTee(value).code(Codes.V128_CONST).bytes().fixed64(half);
        code.bytes().fixed64(half);
        code.localGet(value).localGet(value).code(four ? F32X4_EQUAL : F64X2_EQUAL);
        code.code(VECTOR_BITSELECT);
    }
}
