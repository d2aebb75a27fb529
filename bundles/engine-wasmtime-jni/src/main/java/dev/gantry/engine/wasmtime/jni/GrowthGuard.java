// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;
import java.util.List;

/**
 * Has every growth allowed by the host. The library has no limiter: so what grows a memory or a table
 * becomes the call of a function that asks first, takes what it may, and gives back what it did not
 * get. The host's functions come in a table of their own, because another import would change the
 * index of everything.
 */
final class GrowthGuard {
    /** The functions in that table: each takes a number, less than zero to give back, and says 1 or 0. */
    static final FunctionType ASKING =
            new FunctionType(List.of(ValueType.I64), List.of(ValueType.I32));

    /** Where each of them is. */
    static final int PAGES = 0;

    static final int ELEMENTS = 1;
    static final int SIZE = 2;

    private static final int IF = 0x04;
    private static final int EMPTY = 0x40;
    private static final int END = 0x0b;
    private static final int RETURN = 0x0f;
    private static final int CALL_INDIRECT = 0x11;
    private static final int DROP = 0x1a;
    private static final int LOCAL_GET = 0x20;
    private static final int LOCAL_TEE = 0x22;
    private static final int I32_CONST = 0x41;
    private static final int I64_CONST = 0x42;
    private static final int MINUS_ONE = 0x7f;
    private static final int I32_EQZ = 0x45;
    private static final int I32_EQ = 0x46;
    private static final int I64_SUB = 0x7d;
    private static final int I64_EXTEND_I32_U = 0xad;
    private static final int BULK = 0xfc;
    private static final int TABLE_GROW = 15;
    private static final int MEMORY_GROW = 0x40;

    private final int askingType;
    private final int hostTable;

    /**
     * @param askingType the index of the type {@link #ASKING}
     * @param hostTable the index of the table that holds the host's functions
     */
    GrowthGuard(int askingType, int hostTable) {
        this.askingType = askingType;
        this.hostTable = hostTable;
    }

    /** The table for the functions of the host, as the bytes of a module declare it. */
    static byte[] table() {
        return new ByteWriter().octets(0x70, 1, SIZE, SIZE).toBytes();
    }

    static FunctionType memoryType() {
        return new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32));
    }

    static FunctionType tableType(TableType table) {
        return new FunctionType(List.of(table.element(), ValueType.I32), List.of(ValueType.I32));
    }

    /** The body of what stands in for {@code memory.grow}. */
    byte[] memoryBody() {
        ByteWriter body = head(0, PAGES).octets(LOCAL_GET, 0, MEMORY_GROW, 0);
        return tail(body, 0, 1, PAGES);
    }

    /** The body of what stands in for {@code table.grow} of one table. */
    byte[] tableBody(int table) {
        ByteWriter body = head(1, ELEMENTS).octets(LOCAL_GET, 0, LOCAL_GET, 1, BULK, TABLE_GROW);
        return tail(body.u32(table), 1, 2, ELEMENTS);
    }

    /** Asks for as much as a parameter says, and gives -1 if the host does not allow it. */
    private ByteWriter head(int delta, int function) {
        ByteWriter body = new ByteWriter().octets(1, 1, RawTypes.code(ValueType.I32));
        body.octets(LOCAL_GET, delta, I64_EXTEND_I32_U);
        return ask(body, function).octets(I32_EQZ, IF, EMPTY, I32_CONST, MINUS_ONE, RETURN, END);
    }

    /** Gives the result, and to the host what it is too much. */
    private byte[] tail(ByteWriter body, int delta, int result, int function) {
        body.octets(LOCAL_TEE, result, I32_CONST, MINUS_ONE, I32_EQ, IF, EMPTY);
        body.octets(I64_CONST, 0, LOCAL_GET, delta, I64_EXTEND_I32_U, I64_SUB);
        return ask(body, function).octets(DROP, END, LOCAL_GET, result, END).toBytes();
    }

    private ByteWriter ask(ByteWriter body, int function) {
        return body.octets(I32_CONST, function, CALL_INDIRECT).u32(askingType).u32(hostTable);
    }
}
