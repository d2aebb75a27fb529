// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import dev.gantry.engine.InvalidModuleException;

/** Skips the instructions that give a global or a table its first value. */
final class ConstantExpression {
    private static final int END = 0x0B;
    private static final int GC_PREFIX = 0xFB;
    private static final int SIMD_PREFIX = 0xFD;

    private final BinaryReader reader;

    private ConstantExpression(BinaryReader reader) {
        this.reader = reader;
    }

    /** Goes on behind the {@code end} of the expression. What it computes is not looked at. */
    static void skip(BinaryReader reader) {
        ConstantExpression expression = new ConstantExpression(reader);
        boolean more = true;
        while (more) {
            more = expression.skipInstruction();
        }
    }

    private boolean skipInstruction() {
        int start = reader.position();
        int opcode = reader.u8();
        switch (opcode) {
            case END -> {
                return false;
            }
            case 0x23, 0xD2 -> reader.u32(); // global.get, ref.func
            case 0x41 -> reader.skipSigned(Integer.SIZE); // i32.const
            case 0x42 -> reader.skipSigned(Long.SIZE); // i64.const
            case 0x43 -> reader.skip(Float.BYTES); // f32.const
            case 0x44 -> reader.skip(Double.BYTES); // f64.const
            case 0x6A, 0x6B, 0x6C, 0x7C, 0x7D, 0x7E -> {} // add, sub, mul of i32 and i64
            case 0xD0 -> new TypeReader(reader).skipHeapType(); // ref.null
            case GC_PREFIX -> skipGarbageCollected(start);
            case SIMD_PREFIX -> skipVector(start);
            default -> throw unexpected(start, "0x" + Integer.toHexString(opcode));
        }
        return true;
    }

    private void skipGarbageCollected(int start) {
        int opcode = reader.u32();
        switch (opcode) {
            case 0, 1, 6, 7 -> reader.u32(); // struct.new, array.new, each also with defaults
            case 8 -> { // array.new_fixed
                reader.u32();
                reader.u32();
            }
            case 26, 27, 28 -> {} // any.convert_extern, extern.convert_any, ref.i31
            default -> throw unexpected(start, "0xfb " + Integer.toUnsignedString(opcode));
        }
    }

    private void skipVector(int start) {
        int opcode = reader.u32();
        if (opcode != 12) { // v128.const
            throw unexpected(start, "0xfd " + Integer.toUnsignedString(opcode));
        }
        reader.skip(16);
    }

    private InvalidModuleException unexpected(int start, String instruction) {
        return reader.invalid(
                start, "the instruction " + instruction + " is not allowed in a constant");
    }
}
