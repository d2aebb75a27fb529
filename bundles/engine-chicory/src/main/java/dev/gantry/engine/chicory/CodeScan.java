// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.EngineFeature;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks through code, before Chicory does, for what this engine does not declare, and for what rules
 * out that a table is shared.
 *
 * <p>Chicory would take some of it and get it wrong, so everything is refused by its opcode here:
 *
 * <ul>
 *   <li>exceptions: it keeps one exception a tag, so that an {@code exnref} may come to mean another;
 *   <li>tail calls: its interpreter loses frames, its compiler needs stack for each;
 *   <li>GC: it never frees an object;
 *   <li>SIMD, threads, and typed function references, for which it is incomplete.
 * </ul>
 *
 * <p>It reads no more than it needs; what is malformed in another way is left to Chicory to refuse.
 */
final class CodeScan {
    private static final int END = 0x0b;

    private final Set<Integer> readTables = new HashSet<>();
    private boolean throwsExceptions;

    /** See {@link ChicoryModule#readsTable}. */
    Set<Integer> readTables() {
        return readTables;
    }

    /** Whether there is a {@code throw}, which both encodings of exceptions have. */
    boolean throwsExceptions() {
        return throwsExceptions;
    }

    void body(ByteReader body) {
        for (int groups = body.count(); groups > 0; groups--) {
            body.skipNumber();
            RawTypes.refuseUndeclared(body.u8(), body);
        }
        while (!body.atEnd()) {
            instruction(body);
        }
    }

    /** A constant expression, up to and with its end. */
    void expression(ByteReader reader) {
        int opcode;
        do {
            opcode = instruction(reader);
        } while (opcode != END);
    }

    private int instruction(ByteReader body) {
        int opcode = body.u8();
        switch (opcode) {
            case 0x02, 0x03, 0x04 -> blockType(body);
            case 0x06, 0x07, 0x09, 0x18, 0x19 -> refuse(EngineFeature.LEGACY_EXCEPTIONS, body);
            case 0x08 -> {
                throwsExceptions = true;
                body.skipNumber();
            }
            case 0x0a, 0x1f -> refuse(EngineFeature.EXCEPTIONS, body);
            case 0x0e -> branchTable(body);
            case 0x11 -> skipNumbers(2, body);
            case 0x12, 0x13, 0x15 -> refuse(EngineFeature.TAIL_CALLS, body);
            case 0x14, 0xd4, 0xd5, 0xd6 -> refuse(EngineFeature.FUNCTION_REFERENCES, body);
            case 0x1c -> {
                for (int left = body.count(); left > 0; left--) {
                    RawTypes.refuseUndeclared(body.u8(), body);
                }
            }
            case 0x25 -> readTables.add((int) body.u32());
            case 0x43 -> body.skip(4);
            case 0x44 -> body.skip(8);
            case 0xd0 -> heapType(body);
            case 0xd3, 0xfb -> refuse(EngineFeature.GC, body);
            case 0xfc -> bulkOrSaturating(body);
            case 0xfd -> refuse(EngineFeature.SIMD, body);
            case 0xfe -> refuse(EngineFeature.THREADS, body);
            default -> plain(opcode, body);
        }
        return opcode;
    }

    private static void plain(int opcode, ByteReader body) {
        if (opcode >= 0x28 && opcode <= 0x3e) {
            memoryAccess(body);
        } else if (takesOneNumber(opcode)) {
            body.skipNumber();
        }
    }

    /** Branches, calls, locals, globals, table.set, memory.size and grow, integers, ref.func. */
    private static boolean takesOneNumber(int opcode) {
        return switch (opcode) {
            case 0x0c, 0x0d, 0x10, 0x26, 0x3f, 0x40, 0x41, 0x42, 0xd2 -> true;
            default -> opcode >= 0x20 && opcode <= 0x24;
        };
    }

    private static void memoryAccess(ByteReader body) {
        boolean namesMemory = (body.u32() & 0x40) != 0;
        skipNumbers(namesMemory ? 2 : 1, body);
    }

    private static void branchTable(ByteReader body) {
        skipNumbers(body.count() + 1, body);
    }

    private static void bulkOrSaturating(ByteReader body) {
        int code = (int) body.u32();
        switch (code) {
            case 8, 10, 12, 14 -> skipNumbers(2, body);
            case 9, 11, 13, 15, 16, 17 -> body.skipNumber();
            default -> {
                // Conversions have no operand.
            }
        }
    }

    private static void blockType(ByteReader body) {
        int first = body.u8();
        if (first >= 0x80) {
            body.skipNumber();
        } else {
            RawTypes.refuseUndeclared(first, body);
        }
    }

    private static void heapType(ByteReader body) {
        int first = body.u8();
        if (first < 0x40 || first >= 0x80) {
            refuse(EngineFeature.FUNCTION_REFERENCES, body);
        }
        RawTypes.refuseUndeclared(first, body);
    }

    private static void skipNumbers(int count, ByteReader body) {
        for (int left = count; left > 0; left--) {
            body.skipNumber();
        }
    }

    private static void refuse(EngineFeature feature, ByteReader body) {
        throw Refusal.unsupported(feature, body.module());
    }
}
