// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.EngineFeature;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks through code, before Chicory does, for what this engine does not declare, and for what rules
 * out that a table is shared.
 *
 * <p>Chicory would take some of it and get it wrong, so everything is refused by its opcode here:
 *
 * <ul>
 *   <li>exceptions that are kept, see {@link HeldExceptions};
 *   <li>tail calls: its interpreter reads arguments that are not there when a function with locals of
 *       its own calls itself, its compiler needs stack for each;
 *   <li>GC: it never frees an object;
 *   <li>SIMD, threads, and typed function references, for which it is incomplete.
 * </ul>
 *
 * <p>It reads no more than it needs; what is malformed in another way is left to Chicory to refuse.
 */
final class CodeScan {
    private static final int LOOP = 0x03;
    private static final int END = 0x0b;

    private final BitSet typesWithParameters;
    private final Set<Integer> readTables = new HashSet<>();
    private final BitSet loopsWithParameters = new BitSet();
    private final Set<Integer> referred = new HashSet<>();
    private boolean blocksHaveParameters;
    private int bodies;
    private HeldExceptions exceptions = new HeldExceptions();

    /**
     * @param typesWithParameters by index
     */
    CodeScan(BitSet typesWithParameters) {
        this.typesWithParameters = typesWithParameters;
    }

    /** See {@link ChicoryModule#readsTable}. */
    Set<Integer> readTables() {
        return readTables;
    }

    /** Which of the functions that were scanned, in their order, have loops with parameters. */
    BitSet loopsWithParameters() {
        return loopsWithParameters;
    }

    /** The functions that code refers to. */
    Set<Integer> referred() {
        return referred;
    }

    /** Whether there are blocks with parameters that are no loops. */
    boolean blocksHaveParameters() {
        return blocksHaveParameters;
    }

    void body(ByteReader body) {
        exceptions = new HeldExceptions();
        locals(body);
        int last = 0;
        while (!body.atEnd()) {
            last = instruction(body);
        }
        if (last != END) {
            throw body.malformed("a function does not end");
        }
        bodies++;
    }

    /** What comes before the instructions of a body. */
    void locals(ByteReader body) {
        for (int groups = body.count(); groups > 0; groups--) {
            body.skipNumber();
            RawTypes.refuseUndeclared(body.u8(), body);
        }
    }

    /** A constant expression, up to and with its end. */
    void expression(ByteReader reader) {
        int opcode;
        do {
            opcode = instruction(reader);
        } while (opcode != END);
    }

    /** Reads one instruction with its operands; gives its opcode. */
    int instruction(ByteReader body) {
        int opcode = body.u8();
        switch (opcode) {
            case 0x00, 0x0a, 0x0f -> exceptions.neverGoesOn();
            case 0x02, LOOP, 0x04 -> blockType(opcode, body);
            case 0x05 -> exceptions.otherwise();
            case 0x06, 0x07, 0x09, 0x18, 0x19 -> refuse(EngineFeature.LEGACY_EXCEPTIONS, body);
            case 0x08, 0x10 -> mayThrow(1, body);
            case END -> exceptions.leave();
            case 0x0c -> {
                exceptions.neverGoesOn();
                body.skipNumber();
            }
            case 0x0e -> branchTable(body);
            case 0x11 -> mayThrow(2, body);
            case 0x12, 0x13, 0x15 -> refuse(EngineFeature.TAIL_CALLS, body);
            case 0x14, 0xd4, 0xd5, 0xd6 -> refuse(EngineFeature.FUNCTION_REFERENCES, body);
            case 0x1c -> {
                for (int left = body.count(); left > 0; left--) {
                    RawTypes.refuseUndeclared(body.u8(), body);
                }
            }
            case 0x1f -> {
                blockType(opcode, body);
                handlers(body);
            }
            case 0x25 -> readTables.add((int) body.u32());
            case 0x43 -> body.skip(4);
            case 0x44 -> body.skip(8);
            case 0xd0 -> heapType(body);
            case 0xd2 -> referred.add((int) body.u32());
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

    /** Conditional branches, locals, globals, table.set, memory.size and grow, integers. */
    private static boolean takesOneNumber(int opcode) {
        return switch (opcode) {
            case 0x0d, 0x26, 0x3f, 0x40, 0x41, 0x42 -> true;
            default -> opcode >= 0x20 && opcode <= 0x24;
        };
    }

    private static void memoryAccess(ByteReader body) {
        boolean namesMemory = (body.u32() & 0x40) != 0;
        skipNumbers(namesMemory ? 2 : 1, body);
    }

    private void mayThrow(int operands, ByteReader body) {
        if (exceptions.held()) {
            refuse(EngineFeature.EXCEPTION_REFERENCES, body);
        }
        skipNumbers(operands, body);
    }

    /** The handlers of a {@code try_table}, which follow its type. */
    static void handlers(ByteReader body) {
        for (int left = body.count(); left > 0; left--) {
            boolean ofOneTag = body.u8() < 2;
            skipNumbers(ofOneTag ? 2 : 1, body);
        }
    }

    private void branchTable(ByteReader body) {
        exceptions.neverGoesOn();
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

    private void blockType(int opcode, ByteReader body) {
        int first = body.peek();
        exceptions.enter(first == RawTypes.EXNREF);
        long type = typeIndex(body);
        if (type >= 0) {
            boolean parameters =
                    type < typesWithParameters.size() && typesWithParameters.get((int) type);
            if (parameters && opcode == LOOP) {
                loopsWithParameters.set(bodies);
            } else {
                blocksHaveParameters |= parameters;
            }
        } else if (first != RawTypes.EXNREF) {
            RawTypes.refuseUndeclared(first, body);
        }
    }

    /** Reads the type of a block: an index, or -1 for the type of its one value, or of none. */
    static long typeIndex(ByteReader body) {
        int first = body.u8();
        if (first < 0x40) {
            return first;
        }
        return first < 0x80 ? -1 : (first & 0x7f) | (body.u32() << 7);
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
