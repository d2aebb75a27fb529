// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * The structures of the C API on 64-bit platforms, and access to them by address. Nothing here checks
 * an address: it must come from the library, or from memory that its owner still holds.
 */
final class Layouts {
    /** A vector of anything: its size, then the address of its content. */
    static final long VECTOR = 16;

    /** An item of another instance or store: its kind in one byte, then the item itself. */
    static final long EXTERN = 32;

    static final long EXTERN_ITEM = 8;
    static final int EXTERN_FUNCTION = 0;

    static final long INSTANCE = 16;
    static final long FUNCTION = 16;
    static final long REFERENCE = 24;

    /** A value with its kind in one byte, then its content. */
    static final long VALUE = 32;

    static final long VALUE_CONTENT = 8;

    /** A value as guests pass it, without its kind. */
    static final long CELL = 16;

    /** An address, a size, or an answer of at most eight bytes. */
    static final long WORD = 8;

    private static final int LONGEST_TEXT = 16_384;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    /** Never handed out: what has it can reach everything. */
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Layouts() {}

    static int getByte(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, address) & 0xff;
    }

    static void putByte(long address, int value) {
        ALL.set(ValueLayout.JAVA_BYTE, address, (byte) value);
    }

    static int getInt(long address) {
        return ALL.get(INT, address);
    }

    static void putInt(long address, int value) {
        ALL.set(INT, address, value);
    }

    static long getLong(long address) {
        return ALL.get(LONG, address);
    }

    static void putLong(long address, long value) {
        ALL.set(LONG, address, value);
    }

    static void copy(long from, long to, long length) {
        MemorySegment.copy(ALL, from, ALL, to, length);
    }

    static void read(long address, byte[] target, int offset, int length) {
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, address, target, offset, length);
    }

    static void write(long address, byte[] source, int offset, int length) {
        MemorySegment.copy(source, offset, ALL, ValueLayout.JAVA_BYTE, address, length);
    }

    static short getShort(long address) {
        return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, address);
    }

    static void putShort(long address, short value) {
        ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, value);
    }

    /** The memory from one address on, which is valid as long as its owner holds it. */
    static MemorySegment at(long address, long length) {
        return ALL.asSlice(address, length);
    }

    /** The content of a vector of bytes as text, cut where it is too long for anybody. */
    static String text(long vector) {
        int length = (int) Math.min(getLong(vector), LONGEST_TEXT);
        byte[] bytes = new byte[length];
        read(getLong(vector + WORD), bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
