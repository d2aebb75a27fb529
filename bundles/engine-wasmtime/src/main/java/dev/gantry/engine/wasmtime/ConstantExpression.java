// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

/** Steps over a constant expression of a module that the library has found valid. */
final class ConstantExpression {
    private static final int END = 0x0b;
    private static final int VECTOR_CONSTANT = 0xfd;
    private static final int AGGREGATE = 0xfb;

    private ConstantExpression() {}

    static void skip(ByteReader reader) {
        int opcode = reader.u8();
        while (opcode != END) {
            operands(opcode, reader);
            opcode = reader.u8();
        }
    }

    private static void operands(int opcode, ByteReader reader) {
        switch (opcode) {
            case 0x23, 0x41, 0x42, 0xd0, 0xd2 -> reader.skipNumber();
            case 0x43 -> reader.skip(4);
            case 0x44 -> reader.skip(8);
            case VECTOR_CONSTANT -> {
                reader.skipNumber();
                reader.skip(16);
            }
            case AGGREGATE -> aggregate(reader);
            default -> {
                // Arithmetic has no operands.
            }
        }
    }

    private static void aggregate(ByteReader reader) {
        int code = reader.u32();
        boolean fixedArray = code == 8;
        boolean namesType = code <= 8;
        if (namesType) {
            reader.skipNumber();
        }
        if (fixedArray) {
            reader.skipNumber();
        }
    }
}
