// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import dev.gantry.engine.ValueType;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Types of values as an {@code int}, so that a validator can keep them in plain arrays.
 *
 * <p>Numbers and vectors are their byte in the format. A reference has the bit {@link #REFERENCE},
 * perhaps the bit {@link #NULLABLE}, and means a type of the module by its index, or, with the bit
 * {@link #ABSTRACT}, a heap type that the format knows by its byte. A heap type alone is written as
 * the reference to it that cannot be null.
 */
public final class ValueTypes {
    /** No type: the block gives nothing. */
    public static final int VOID = 0x40;

    /** Any type at all: what stands on the stack of code that is never reached. */
    public static final int BOTTOM = 0;

    public static final int I32 = 0x7F;
    public static final int I64 = 0x7E;
    public static final int F32 = 0x7D;
    public static final int F64 = 0x7C;
    public static final int V128 = 0x7B;

    /** Packed: only in fields of structures and arrays. */
    public static final int I8 = 0x78;

    public static final int I16 = 0x77;

    /** In signatures of instructions: the address type of the memory that the immediate names. */
    public static final int ADDRESS = -1;

    public static final int REFERENCE = 0x4000_0000;
    public static final int NULLABLE = 0x2000_0000;
    public static final int ABSTRACT = 0x1000_0000;

    public static final int NOEXN = REFERENCE | ABSTRACT | 0x74;
    public static final int NOFUNC = REFERENCE | ABSTRACT | 0x73;
    public static final int NOEXTERN = REFERENCE | ABSTRACT | 0x72;
    public static final int NONE = REFERENCE | ABSTRACT | 0x71;
    public static final int FUNC = REFERENCE | ABSTRACT | 0x70;
    public static final int EXTERN = REFERENCE | ABSTRACT | 0x6F;
    public static final int ANY = REFERENCE | ABSTRACT | 0x6E;
    public static final int EQ = REFERENCE | ABSTRACT | 0x6D;
    public static final int I31 = REFERENCE | ABSTRACT | 0x6C;
    public static final int STRUCT = REFERENCE | ABSTRACT | 0x6B;
    public static final int ARRAY = REFERENCE | ABSTRACT | 0x6A;
    public static final int EXN = REFERENCE | ABSTRACT | 0x69;

    /** A reference to who knows what: below every other heap type, in code that is never reached. */
    public static final int UNKNOWN_HEAP = REFERENCE | ABSTRACT;

    public static final int FUNCREF = FUNC | NULLABLE;
    public static final int EXTERNREF = EXTERN | NULLABLE;
    public static final int EXNREF = EXN | NULLABLE;

    private static final int FIRST_HEAP_BYTE = 0x69;
    private static final int LAST_HEAP_BYTE = 0x74;
    private static final int INDEX = 0x00FF_FFFF;

    private static final List<String> HEAP_NAMES =
            List.of(
                    "exn",
                    "array",
                    "struct",
                    "i31",
                    "eq",
                    "any",
                    "extern",
                    "func",
                    "none",
                    "noextern",
                    "nofunc",
                    "noexn");

    private ValueTypes() {}

    /** The reference to a type of the module. */
    public static int reference(int typeIndex, boolean nullable) {
        return REFERENCE | typeIndex | (nullable ? NULLABLE : 0);
    }

    /** The reference, not null, to the heap type that has this byte. */
    public static int heap(int heapByte) {
        return REFERENCE | ABSTRACT | heapByte;
    }

    /** Whether a byte means a heap type. */
    public static boolean isHeapByte(int value) {
        return value >= FIRST_HEAP_BYTE && value <= LAST_HEAP_BYTE;
    }

    /** Whether a byte means a number or a vector. */
    public static boolean isNumberByte(int value) {
        return value >= V128 && value <= I32;
    }

    public static boolean isReference(int type) {
        return (type & REFERENCE) != 0;
    }

    public static boolean isNullable(int type) {
        return (type & NULLABLE) != 0;
    }

    /** Whether it is a reference to a type of the module. */
    public static boolean isIndexed(int type) {
        return (type & (REFERENCE | ABSTRACT)) == REFERENCE;
    }

    /** The index of the type that a reference points at. */
    public static int index(int type) {
        return type & INDEX;
    }

    public static int nullable(int reference) {
        return reference | NULLABLE;
    }

    public static int nonNull(int reference) {
        return reference & ~NULLABLE;
    }

    public static boolean isPacked(int storage) {
        return storage == I8 || storage == I16;
    }

    /** What a field of this storage is on the stack. */
    public static int unpacked(int storage) {
        return isPacked(storage) ? I32 : storage;
    }

    /** Whether a variable of this type needs no first value. */
    public static boolean isDefaultable(int type) {
        return !isReference(type) || isNullable(type);
    }

    public static int slots(int type) {
        return type == V128 ? 2 : 1;
    }

    /** The same in the words of engines, which know fewer references. */
    public static ValueType external(int type) {
        return switch (type) {
            case I32 -> ValueType.I32;
            case I64 -> ValueType.I64;
            case F32 -> ValueType.F32;
            case F64 -> ValueType.F64;
            case V128 -> ValueType.V128;
            case FUNCREF -> ValueType.FUNCREF;
            case EXTERNREF -> ValueType.EXTERNREF;
            default -> ValueType.OTHER_REFERENCE;
        };
    }

    public static List<ValueType> external(int[] types) {
        return IntStream.of(types).mapToObj(ValueTypes::external).toList();
    }

    /** As the text format writes it. */
    public static String name(int type) {
        return switch (type) {
            case BOTTOM -> "any value";
            case VOID -> "nothing";
            case I32 -> "i32";
            case I64 -> "i64";
            case F32 -> "f32";
            case F64 -> "f64";
            case V128 -> "v128";
            case I8 -> "i8";
            case I16 -> "i16";
            default -> isReference(type) ? referenceName(type) : unknown(type);
        };
    }

    private static String referenceName(int type) {
        return "(ref " + (isNullable(type) ? "null " : "") + heapName(type) + ")";
    }

    /** As the text format writes the heap type of a reference. */
    public static String heapName(int reference) {
        if (isIndexed(reference)) {
            return Integer.toString(index(reference));
        }
        int heapByte = index(reference);
        return isHeapByte(heapByte) ? HEAP_NAMES.get(heapByte - FIRST_HEAP_BYTE) : "bottom";
    }

    private static String unknown(int type) {
        return "0x" + HexFormat.of().toHexDigits((byte) type);
    }
}
