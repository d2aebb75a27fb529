// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

/**
 * Names for the codes of instructions that have rules of their own. The numbers are those of {@code
 * instructions.txt}; a test compares them.
 */
public final class Codes {
    public static final int UNREACHABLE = 0x00;
    public static final int NOP = 0x01;
    public static final int BLOCK = 0x02;
    public static final int LOOP = 0x03;
    public static final int IF = 0x04;
    public static final int ELSE = 0x05;
    public static final int TRY = 0x06;
    public static final int CATCH = 0x07;
    public static final int THROW = 0x08;
    public static final int RETHROW = 0x09;
    public static final int THROW_REF = 0x0A;
    public static final int END = 0x0B;
    public static final int BR = 0x0C;
    public static final int BR_IF = 0x0D;
    public static final int BR_TABLE = 0x0E;
    public static final int RETURN = 0x0F;
    public static final int CALL = 0x10;
    public static final int CALL_INDIRECT = 0x11;
    public static final int RETURN_CALL = 0x12;
    public static final int RETURN_CALL_INDIRECT = 0x13;
    public static final int CALL_REF = 0x14;
    public static final int RETURN_CALL_REF = 0x15;
    public static final int DELEGATE = 0x18;
    public static final int CATCH_ALL = 0x19;
    public static final int TRY_TABLE = 0x1F;
    public static final int DROP = 0x1A;
    public static final int SELECT = 0x1B;
    public static final int SELECT_TYPED = 0x1C;
    public static final int LOCAL_GET = 0x20;
    public static final int LOCAL_SET = 0x21;
    public static final int LOCAL_TEE = 0x22;
    public static final int GLOBAL_GET = 0x23;
    public static final int GLOBAL_SET = 0x24;
    public static final int TABLE_GET = 0x25;
    public static final int TABLE_SET = 0x26;
    public static final int MEMORY_SIZE = 0x3F;
    public static final int MEMORY_GROW = 0x40;
    public static final int I32_CONST = 0x41;
    public static final int I64_CONST = 0x42;
    public static final int F32_CONST = 0x43;
    public static final int F64_CONST = 0x44;
    public static final int I32_ADD = 0x6A;
    public static final int I32_SUB = 0x6B;
    public static final int I32_MUL = 0x6C;
    public static final int I64_ADD = 0x7C;
    public static final int I64_SUB = 0x7D;
    public static final int I64_MUL = 0x7E;
    public static final int REF_NULL = 0xD0;
    public static final int REF_IS_NULL = 0xD1;
    public static final int REF_FUNC = 0xD2;
    public static final int REF_AS_NON_NULL = 0xD4;
    public static final int BR_ON_NULL = 0xD5;
    public static final int BR_ON_NON_NULL = 0xD6;
    public static final int STRUCT_NEW = 0xFB0000;
    public static final int STRUCT_NEW_DEFAULT = 0xFB0001;
    public static final int STRUCT_GET = 0xFB0002;
    public static final int STRUCT_GET_S = 0xFB0003;
    public static final int STRUCT_GET_U = 0xFB0004;
    public static final int STRUCT_SET = 0xFB0005;
    public static final int ARRAY_NEW = 0xFB0006;
    public static final int ARRAY_NEW_DEFAULT = 0xFB0007;
    public static final int ARRAY_NEW_FIXED = 0xFB0008;
    public static final int ARRAY_NEW_DATA = 0xFB0009;
    public static final int ARRAY_NEW_ELEM = 0xFB000A;
    public static final int ARRAY_GET = 0xFB000B;
    public static final int ARRAY_GET_S = 0xFB000C;
    public static final int ARRAY_GET_U = 0xFB000D;
    public static final int ARRAY_SET = 0xFB000E;
    public static final int ARRAY_FILL = 0xFB0010;
    public static final int ARRAY_COPY = 0xFB0011;
    public static final int ARRAY_INIT_DATA = 0xFB0012;
    public static final int ARRAY_INIT_ELEM = 0xFB0013;
    public static final int REF_TEST = 0xFB0014;
    public static final int REF_TEST_NULL = 0xFB0015;
    public static final int REF_CAST = 0xFB0016;
    public static final int REF_CAST_NULL = 0xFB0017;
    public static final int BR_ON_CAST = 0xFB0018;
    public static final int BR_ON_CAST_FAIL = 0xFB0019;
    public static final int ANY_CONVERT_EXTERN = 0xFB001A;
    public static final int EXTERN_CONVERT_ANY = 0xFB001B;
    public static final int REF_I31 = 0xFB001C;
    public static final int MEMORY_INIT = 0xFC0008;
    public static final int DATA_DROP = 0xFC0009;
    public static final int MEMORY_COPY = 0xFC000A;
    public static final int MEMORY_FILL = 0xFC000B;
    public static final int TABLE_INIT = 0xFC000C;
    public static final int ELEM_DROP = 0xFC000D;
    public static final int TABLE_COPY = 0xFC000E;
    public static final int TABLE_GROW = 0xFC000F;
    public static final int TABLE_SIZE = 0xFC0010;
    public static final int TABLE_FILL = 0xFC0011;
    public static final int V128_CONST = 0xFD000C;

    private Codes() {}
}
