// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.EngineFeature;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through the code of a module before Wasmtime does. Wasmtime refuses what it does not know
 * without saying what that is, so undeclared features are refused by their opcodes here. And it has
 * nobody to ask whether a guest may grow, so the places are noted where a guest does.
 *
 * <p>It reads no more than it needs; what is malformed in another way is left to Wasmtime.
 */
final class CodeScan {
    /** An instruction that grows a table, or the memory, and where it stands. */
    record Growth(int from, int to, int table) {
        static final int MEMORY = -1;
    }

    private static final int END = 0x0b;

    private final List<Growth> growths = new ArrayList<>();
    private final Indices indices;
    private boolean exceptions;

    CodeScan(ModuleBytes bytes, Indices indices) {
        this.indices = indices;
        this.exceptions = bytes.section(ModuleBytes.TAGS).isPresent();
        bytes.section(ModuleBytes.ELEMENTS).ifPresent(this::elements);
        bytes.section(ModuleBytes.CODE).ifPresent(this::bodies);
        bytes.section(ModuleBytes.DATA).ifPresent(this::data);
        if (exceptions) {
            throw Refusal.unsupported(EngineFeature.EXCEPTIONS, bytes.module());
        }
    }

    /** In the order of the code. */
    List<Growth> growths() {
        return List.copyOf(growths);
    }

    /** Steps over a constant expression, up to and with its end. */
    static void constant(ByteReader reader, Indices indices) {
        int opcode;
        do {
            opcode = reader.u8();
            switch (opcode) {
                case 0x23, 0x41, 0x42 -> reader.skipNumber();
                case 0x43 -> reader.skip(4);
                case 0x44 -> reader.skip(8);
                case 0x6a, 0x6b, 0x6c, 0x7c, 0x7d, 0x7e ->
                        refuse(EngineFeature.EXTENDED_CONST, reader);
                case 0xd0 -> heapType(reader);
                case 0xd2 -> indices.function(reader);
                case 0xfb -> refuse(EngineFeature.GC, reader);
                case 0xfd -> vector(reader);
                case END -> {}
                default -> throw reader.invalid("an expression is not constant");
            }
        } while (opcode != END);
    }

    private void elements(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            int flags = (int) reader.u32();
            boolean active = (flags & 1) == 0;
            if (active) {
                if ((flags & 2) != 0) {
                    indices.table(reader);
                }
                constant(reader, indices);
            }
            if ((flags & 3) != 0) {
                RawTypes.refuseUndeclared(reader.u8(), reader);
            }
            for (int items = reader.count(); items > 0; items--) {
                if ((flags & 4) != 0) {
                    constant(reader, indices);
                } else {
                    indices.function(reader);
                }
            }
        }
    }

    private void data(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            int mode = (int) reader.u32();
            if (mode == 2) {
                reader.skipNumber();
            }
            if (mode != 1) {
                constant(reader, indices);
            }
            reader.skip(reader.count());
        }
    }

    private void bodies(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            body(reader.part(reader.count()));
        }
        if (!reader.atEnd()) {
            throw reader.malformed("a section is longer than what is in it");
        }
    }

    private void body(ByteReader body) {
        for (int groups = body.count(); groups > 0; groups--) {
            body.skipNumber();
            RawTypes.refuseUndeclared(body.u8(), body);
        }
        int opcode = 0;
        while (!body.atEnd()) {
            opcode = instruction(body);
        }
        if (opcode != END) {
            throw body.malformed("a function does not end");
        }
    }

    private int instruction(ByteReader body) {
        int from = body.position();
        int opcode = body.u8();
        switch (opcode) {
            case 0x02, 0x03, 0x04 -> blockType(body);
            case 0x0c, 0x0d -> body.skipNumber();
            case 0x0e -> body.skipNumbers(body.count() + 1);
            case 0x10, 0xd2 -> indices.function(body);
            case 0x11 -> {
                indices.type(body);
                indices.table(body);
            }
            case 0x1c -> selectTypes(body);
            case 0x25, 0x26 -> indices.table(body);
            case 0x40 -> {
                memoryIndex(body);
                growths.add(new Growth(from, body.position(), Growth.MEMORY));
            }
            case 0x43 -> body.skip(4);
            case 0x44 -> body.skip(8);
            case 0xd0 -> heapType(body);
            case 0xfc -> bulkOrSaturating(from, body);
            case 0xfd -> vector(body);
            default -> {
                refuseUndeclared(opcode, body);
                operandsOf(opcode, body);
            }
        }
        return opcode;
    }

    /** Locals, globals, integers; memory accesses; the rest has no operands. */
    private static void operandsOf(int opcode, ByteReader body) {
        if (opcode >= 0x28 && opcode <= 0x3e) {
            memoryAccess(body);
        } else if (opcode == 0x3f) {
            memoryIndex(body);
        } else if ((opcode >= 0x20 && opcode <= 0x24) || opcode == 0x41 || opcode == 0x42) {
            body.skipNumber();
        }
    }

    private void refuseUndeclared(int opcode, ByteReader body) {
        switch (opcode) {
            case 0x06, 0x07, 0x09, 0x18, 0x19 -> refuse(EngineFeature.LEGACY_EXCEPTIONS, body);
            case 0x0a -> refuse(EngineFeature.EXCEPTION_REFERENCES, body);
            case 0x12, 0x13, 0x15 -> refuse(EngineFeature.TAIL_CALLS, body);
            case 0x14, 0xd4, 0xd5, 0xd6 -> refuse(EngineFeature.FUNCTION_REFERENCES, body);
            case 0xd3, 0xfb -> refuse(EngineFeature.GC, body);
            case 0xfe -> refuse(EngineFeature.THREADS, body);
            case 0x08 -> thrown(body);
            case 0x1f -> handlers(body);
            default -> {
                // It has the opcode, or Wasmtime will say that nobody has.
            }
        }
    }

    /** Refused later: a module of the encoding of 2021 throws in the same way. */
    private void thrown(ByteReader body) {
        exceptions = true;
        body.skipNumber();
    }

    private void handlers(ByteReader body) {
        exceptions = true;
        blockType(body);
        for (int left = body.count(); left > 0; left--) {
            int kind = body.u8();
            if ((kind & 1) != 0) {
                refuse(EngineFeature.EXCEPTION_REFERENCES, body);
            }
            body.skipNumbers(kind < 2 ? 2 : 1);
        }
    }

    private void bulkOrSaturating(int from, ByteReader body) {
        int code = (int) body.u32();
        switch (code) {
            case 8 -> {
                body.skipNumber();
                memoryIndex(body);
            }
            case 10 -> {
                memoryIndex(body);
                memoryIndex(body);
            }
            case 11 -> memoryIndex(body);
            case 9, 13 -> body.skipNumber();
            case 12 -> {
                body.skipNumber();
                indices.table(body);
            }
            case 14 -> {
                indices.table(body);
                indices.table(body);
            }
            case 15 -> {
                int table = indices.table(body);
                growths.add(new Growth(from, body.position(), table));
            }
            case 16, 17 -> indices.table(body);
            default -> {
                // Conversions have no operand.
            }
        }
    }

    private static void vector(ByteReader body) {
        int code = (int) body.u32();
        if (code >= 0x100) {
            refuse(EngineFeature.RELAXED_SIMD, body);
        } else if (code <= 0x0b || code == 0x5c || code == 0x5d) {
            memoryAccess(body);
        } else if (code == 0x0c || code == 0x0d) {
            body.skip(16);
        } else if (code >= 0x15 && code <= 0x22) {
            body.skip(1);
        } else if (code >= 0x54 && code <= 0x5b) {
            memoryAccess(body);
            body.skip(1);
        }
    }

    private static void memoryAccess(ByteReader body) {
        if ((body.u32() & 0x40) != 0) {
            refuse(EngineFeature.MULTI_MEMORY, body);
        }
        body.skipNumber();
    }

    private static void memoryIndex(ByteReader body) {
        if (body.u8() != 0) {
            refuse(EngineFeature.MULTI_MEMORY, body);
        }
    }

    private static void selectTypes(ByteReader body) {
        for (int left = body.count(); left > 0; left--) {
            RawTypes.refuseUndeclared(body.u8(), body);
        }
    }

    private void blockType(ByteReader body) {
        int first = body.peek();
        if (first < 0x40 || first >= 0x80) {
            indices.type(body);
        } else {
            RawTypes.refuseUndeclared(first, body);
            body.skipNumber();
        }
    }

    private static void heapType(ByteReader body) {
        int first = body.peek();
        if (first < 0x40 || first >= 0x80) {
            refuse(EngineFeature.FUNCTION_REFERENCES, body);
        }
        RawTypes.refuseUndeclared(first, body);
        body.skipNumber();
    }

    private static void refuse(EngineFeature feature, ByteReader body) {
        throw Refusal.unsupported(feature, body.module());
    }
}
