// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.ValueTypes;

/**
 * Writes relaxed vector instructions as ordinary ones, with the results of the deterministic profile
 * of the specification.
 */
final class RelaxedVectors {
    private static final int FIRST = 0xFD0100;
    private static final int LAST = 0xFD0113;

    /** Those that are an ordinary instruction with another name, by their distance from the first. */
    private static final int[] SAME = {
        0xFD000E, // swizzle
        0xFD00F8, // i32x4.trunc_sat_f32x4_s
        0xFD00F9, // i32x4.trunc_sat_f32x4_u
        0xFD00FC, // i32x4.trunc_sat_f64x2_s_zero
        0xFD00FD, // i32x4.trunc_sat_f64x2_u_zero
        0, 0, 0, 0, 0xFD0052, // laneselect of bytes is bitselect, and so on
        0xFD0052, 0xFD0052, 0xFD0052, 0xFD00E8, // f32x4.min
        0xFD00E9, // f32x4.max
        0xFD00F4, // f64x2.min
        0xFD00F5, // f64x2.max
        0xFD0082, // i16x8.q15mulr_sat_s
    };

    private static final int F32_MULTIPLY_ADD = 0xFD0105;
    private static final int F32_NEGATED_MULTIPLY_ADD = 0xFD0106;
    private static final int F64_MULTIPLY_ADD = 0xFD0107;
    private static final int F64_NEGATED_MULTIPLY_ADD = 0xFD0108;
    private static final int DOT = 0xFD0112;

    private static final int F32X4_NEGATE = 0xFD00E1;
    private static final int F32X4_ADD = 0xFD00E4;
    private static final int F32X4_MULTIPLY = 0xFD00E6;
    private static final int F64X2_NEGATE = 0xFD00ED;
    private static final int F64X2_ADD = 0xFD00F0;
    private static final int F64X2_MULTIPLY = 0xFD00F2;
    private static final int SHUFFLE = 0xFD000D;
    private static final int I16X8_ADD = 0xFD008E;
    private static final int I16X8_EXTENDED_MULTIPLY_LOW = 0xFD009C;
    private static final int I16X8_EXTENDED_MULTIPLY_HIGH = 0xFD009D;
    private static final int I32X4_ADD = 0xFD00AE;
    private static final int I32X4_EXTENDED_ADD_PAIRWISE = 0xFD007E;

    private final AddedLocals locals;
    private final CodeSink code;

    RelaxedVectors(AddedLocals locals, CodeSink code) {
        this.locals = locals;
        this.code = code;
    }

    static boolean isRelaxed(int code) {
        return code >= FIRST && code <= LAST;
    }

    /** The ordinary instruction that comes last in what is written instead. */
    static int lastStrict(int relaxed) {
        return switch (relaxed) {
            case F32_MULTIPLY_ADD, F32_NEGATED_MULTIPLY_ADD -> F32X4_ADD;
            case F64_MULTIPLY_ADD, F64_NEGATED_MULTIPLY_ADD -> F64X2_ADD;
            case DOT -> I16X8_ADD;
            case LAST -> I32X4_ADD;
            default -> SAME[relaxed - FIRST];
        };
    }

    /** Writes what to do instead. */
    void writeStrict(int relaxed) {
        switch (relaxed) {
            case F32_MULTIPLY_ADD -> multiplyAdd(F32X4_MULTIPLY, F32X4_ADD);
            case F64_MULTIPLY_ADD -> multiplyAdd(F64X2_MULTIPLY, F64X2_ADD);
            case F32_NEGATED_MULTIPLY_ADD -> negated(F32X4_MULTIPLY, F32X4_NEGATE, F32X4_ADD);
            case F64_NEGATED_MULTIPLY_ADD -> negated(F64X2_MULTIPLY, F64X2_NEGATE, F64X2_ADD);
            case DOT -> dot();
            case LAST -> dotAdd();
            default -> code.code(SAME[relaxed - FIRST]);
        }
    }

    private void multiplyAdd(int multiply, int add) {
        int summand = locals.local("summand", ValueTypes.V128);
        code.localSet(summand).code(multiply).localGet(summand).code(add);
    }

    private void negated(int multiply, int negate, int add) {
        int summand = locals.local("summand", ValueTypes.V128);
        code.localSet(summand).code(multiply).code(negate).localGet(summand).code(add);
    }

    /** Products of bytes, added in pairs. */
    private void dot() {
        int left = locals.local("left", ValueTypes.V128);
        int right = locals.local("right", ValueTypes.V128);
        code.localSet(right).localTee(left).localGet(right).code(I16X8_EXTENDED_MULTIPLY_LOW);
        code.localGet(left).localGet(right).code(I16X8_EXTENDED_MULTIPLY_HIGH);
        code.localSet(right).localTee(left).localGet(right);
        shuffle(0);
        code.localGet(left).localGet(right);
        shuffle(2);
        code.code(I16X8_ADD);
    }

    /** Takes every second lane of 16 bits out of two vectors. */
    private void shuffle(int firstByte) {
        code.code(SHUFFLE);
        for (int lane = 0; lane < 8; lane++) {
            code.bytes().u8(lane * 4 + firstByte);
            code.bytes().u8(lane * 4 + firstByte + 1);
        }
    }

    private void dotAdd() {
        int summand = locals.local("summand", ValueTypes.V128);
        code.localSet(summand);
        dot();
        code.code(I32X4_EXTENDED_ADD_PAIRWISE).localGet(summand).code(I32X4_ADD);
    }
}
