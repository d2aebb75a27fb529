// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

/** Functions that are added to a module for what the library cannot do with a table. */
final class TableHelpers {
    private static final int BLOCK = 0x02;
    private static final int LOOP = 0x03;
    private static final int EMPTY = 0x40;
    private static final int END = 0x0b;
    private static final int BR = 0x0c;
    private static final int BR_IF = 0x0d;
    private static final int DROP = 0x1a;
    private static final int LOCAL_GET = 0x20;
    private static final int LOCAL_SET = 0x21;
    private static final int TABLE_GET = 0x25;
    private static final int I32_CONST = 0x41;
    private static final int I32_GE_U = 0x4f;
    private static final int I32_ADD = 0x6a;
    private static final int BULK = 0xfc;
    private static final int TABLE_SIZE = 16;

    private TableHelpers() {}

    /** The body of a function that gives the size of a table. */
    static byte[] size(int table) {
        return new ByteWriter().octets(0, BULK, TABLE_SIZE).u32(table).octets(END).toBytes();
    }

    /**
     * The body of a function that gets every element once.
     *
     * <p>Wasmtime fills an element when it is got first. If an instance that imports the table is the
     * first, version 7 fills it with that of another table, the one whose index the importer has for
     * this one. So all elements are filled before a table is shared.
     */
    static byte[] settling(int table) {
        ByteWriter body = new ByteWriter().octets(1, 1, 0x7f); // one i32
        body.octets(BLOCK, EMPTY, LOOP, EMPTY);
        body.octets(LOCAL_GET, 0, BULK, TABLE_SIZE).u32(table).octets(I32_GE_U, BR_IF, 1);
        body.octets(LOCAL_GET, 0, TABLE_GET).u32(table).octets(DROP);
        body.octets(LOCAL_GET, 0, I32_CONST, 1, I32_ADD, LOCAL_SET, 0);
        return body.octets(BR, 0, END, END, END).toBytes();
    }
}
