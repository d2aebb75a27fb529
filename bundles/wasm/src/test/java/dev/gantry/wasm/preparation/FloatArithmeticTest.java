// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FloatArithmeticTest {
    private static final int F32_ADD = 0x92;
    private static final int F32_LESS = 0x5D;
    private static final int F32_ABSOLUTE = 0x8B;
    private static final int F64_ADD = 0xA0;
    private static final int F32_DEMOTE = 0xB6;
    private static final int F64_PROMOTE = 0xBB;
    private static final int F32X4_MULTIPLY = 0xFD00E6;
    private static final int F32X4_LESS = 0xFD0043;
    private static final int F64X2_SQUARE_ROOT = 0xFD00EF;
    private static final int F64X2_EQUAL = 0xFD0047;
    private static final int V128_STORE = 0xFD000B;

    @Test
    void knowsWhatGivesNans() {
        assertTrue(FloatArithmetic.mayGiveNan(F32_ADD));
        assertTrue(FloatArithmetic.mayGiveNan(F64_PROMOTE));
        assertFalse(FloatArithmetic.mayGiveNan(F32_ABSOLUTE));
        assertFalse(FloatArithmetic.mayGiveNan(F32_LESS));
        assertFalse(FloatArithmetic.mayGiveNan(V128_STORE));
    }

    @Test
    void arithmeticAndComparisonsOfTheSameShapeHideTheBits() {
        assertTrue(FloatArithmetic.hides(F32_ADD, F32_ADD));
        assertTrue(FloatArithmetic.hides(F32_LESS, F32_ADD));
        assertTrue(FloatArithmetic.hides(F64_PROMOTE, F32_ADD));
        assertTrue(FloatArithmetic.hides(F32_DEMOTE, F64_ADD));
        assertTrue(FloatArithmetic.hides(F32X4_LESS, F32X4_MULTIPLY));
    }

    @Test
    void whatMovesBitsHidesNone() {
        assertFalse(FloatArithmetic.hides(F32_ABSOLUTE, F32_ADD));
        assertFalse(FloatArithmetic.hides(V128_STORE, F32X4_MULTIPLY));
    }

    /** Four small NaNs are two large numbers. */
    @Test
    void anotherShapeOfVectorSeesTheBits() {
        assertFalse(FloatArithmetic.hides(F64X2_SQUARE_ROOT, F32X4_MULTIPLY));
        assertFalse(FloatArithmetic.hides(F64X2_EQUAL, F32X4_MULTIPLY));
        assertFalse(FloatArithmetic.hides(F32X4_LESS, F64X2_SQUARE_ROOT));
    }
}
