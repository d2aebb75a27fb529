// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;
import java.util.Optional;

/**
 * Makes every NaN that arithmetic gives the canonical one. Not behind an operation whose result goes
 * straight into another one of the same shape, or into such a comparison: nobody sees its bits.
 */
final class FloatArithmetic {
    private static final int F32_NAN = 0x7FC0_0000;
    private static final long F64_NAN = 0x7FF8_0000_0000_0000L;
    private static final long TWO_F32_NANS = F32_NAN * 0x1_0000_0001L;

    private static final int F32_EQUAL = 0x5B;
    private static final int F64_EQUAL = 0x61;
    private static final int F32_DEMOTE = 0xB6;
    private static final int F64_PROMOTE = 0xBB;
    private static final int F32X4_EQUAL = 0xFD0041;
    private static final int F64X2_EQUAL = 0xFD0047;
    private static final int F32X4_DEMOTE = 0xFD005E;
    private static final int F64X2_PROMOTE = 0xFD005F;
    private static final int VECTOR_BITSELECT = 0xFD0052;

    private final AddedLocals locals;
    private final CodeSink code;

    FloatArithmetic(AddedLocals locals, CodeSink code) {
        this.locals = locals;
        this.code = code;
    }

    /** What the bits of a float are part of; a vector of one shape can be read as another. */
    private enum Shape {
        F32,
        F64,
        F32X4,
        F64X2
    }

    static boolean mayGiveNan(int code) {
        return given(code).isPresent();
    }

    /** The shape of what an operation gives, if that may be a NaN of any bits. */
    private static Optional<Shape> given(int code) {
        return switch (code) {
            case F32_DEMOTE -> Optional.of(Shape.F32);
            case F64_PROMOTE -> Optional.of(Shape.F64);
            case F32X4_DEMOTE -> Optional.of(Shape.F32X4);
            case F64X2_PROMOTE -> Optional.of(Shape.F64X2);
            default -> arithmetic(code);
        };
    }

    /** The shape of what an operation takes, if it hides the bits of a NaN among that. */
    private static Optional<Shape> hidden(int code) {
        return switch (code) {
            case F32_DEMOTE -> Optional.of(Shape.F64);
            case F64_PROMOTE -> Optional.of(Shape.F32);
            case F32X4_DEMOTE -> Optional.of(Shape.F64X2);
            case F64X2_PROMOTE -> Optional.of(Shape.F32X4);
            default -> arithmetic(code).or(() -> comparison(code));
        };
    }

    /** The shape that arithmetic takes and gives: rounding, and sqrt to max. */
    private static Optional<Shape> arithmetic(int code) {
        if (isIn(code, 0x8D, 0x97)) {
            return Optional.of(Shape.F32);
        }
        if (isIn(code, 0x9B, 0xA5)) {
            return Optional.of(Shape.F64);
        }
        if (isIn(code, 0xFD0067, 0xFD006A) || isIn(code, 0xFD00E3, 0xFD00E9)) {
            return Optional.of(Shape.F32X4);
        }
        boolean rounding = isIn(code, 0xFD0074, 0xFD0075) || code == 0xFD007A || code == 0xFD0094;
        return rounding || isIn(code, 0xFD00EF, 0xFD00F5)
                ? Optional.of(Shape.F64X2)
                : Optional.empty();
    }

    private static Optional<Shape> comparison(int code) {
        if (isIn(code, F32_EQUAL, F32_EQUAL + 5)) {
            return Optional.of(Shape.F32);
        }
        if (isIn(code, F64_EQUAL, F64_EQUAL + 5)) {
            return Optional.of(Shape.F64);
        }
        if (isIn(code, F32X4_EQUAL, F32X4_EQUAL + 5)) {
            return Optional.of(Shape.F32X4);
        }
        return isIn(code, F64X2_EQUAL, F64X2_EQUAL + 5)
                ? Optional.of(Shape.F64X2)
                : Optional.empty();
    }

    /** Whether an operation hides the bits of the NaN that another has just given. */
    static boolean hides(int next, int operation) {
        return hidden(next).equals(given(operation));
    }

    private static boolean isIn(int code, int first, int last) {
        return code >= first && code <= last;
    }

    /** Writes what follows an operation. */
    void writeCanonical(int operation) {
        switch (given(operation).orElseThrow()) {
            case F32 -> {
                int value = locals.local("f32", ValueTypes.F32);
                code.localTee(value).code(Codes.F32_CONST).bytes().fixed32(F32_NAN);
                code.localGet(value).localGet(value).code(F32_EQUAL).select();
            }
            case F64 -> {
                int value = locals.local("f64", ValueTypes.F64);
                code.localTee(value).code(Codes.F64_CONST).bytes().fixed64(F64_NAN);
                code.localGet(value).localGet(value).code(F64_EQUAL).select();
            }
            case F32X4 -> writeCanonicalVector(TWO_F32_NANS, F32X4_EQUAL);
            case F64X2 -> writeCanonicalVector(F64_NAN, F64X2_EQUAL);
        }
    }

    private void writeCanonicalVector(long halfOfNans, int equal) {
        int value = locals.local("v128", ValueTypes.V128);
        code.localTee(value).code(Codes.V128_CONST).bytes().fixed64(halfOfNans);
        code.bytes().fixed64(halfOfNans);
        code.localGet(value).localGet(value).code(equal).code(VECTOR_BITSELECT);
    }
}
