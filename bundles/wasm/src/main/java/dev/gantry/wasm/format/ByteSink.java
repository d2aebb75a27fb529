// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the primitives of the binary format into an array that grows. */
public final class ByteSink {
    private byte[] bytes;
    private int size;

    public ByteSink(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    public int size() {
        return size;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Forgets what was written, and keeps the room. */
    public void clear() {
        size = 0;
    }

    public void u8(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** An {@code int} as 32 bits without a sign. */
    public void u32(int value) {
        u64(Integer.toUnsignedLong(value));
    }

    public void u64(long value) {
        room(10);
        long rest = value;
        while (rest >>> 7 != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    public void s32(int value) {
        s64(value);
    }

    /** An index from 0 on as a block type or heap type writes it. */
    public void s33(long value) {
        s64(value);
    }

    public void s64(long value) {
        room(10);
        long rest = value;
        while (rest >> 6 != 0 && rest >> 6 != -1) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>= 7;
        }
        bytes[size++] = (byte) (rest & 0x7F);
    }

    /** The eight bytes of a number, the least one first. */
    public void fixed64(long value) {
        fixed(value, Long.BYTES);
    }

    /** The four bytes of a number, the least one first. */
    public void fixed32(int value) {
        fixed(value, Integer.BYTES);
    }

    private void fixed(long value, int length) {
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) (value >>> (8 * i));
        }
    }

    public void bytes(byte[] source) {
        bytes(source, 0, source.length);
    }

    /** The bytes of a range. */
    public void bytes(byte[] source, int start, int end) {
        int length = end - start;
        room(length);
        System.arraycopy(source, start, bytes, size, length);
        size += length;
    }

    /** All that another sink has. */
    public void append(ByteSink content) {
        bytes(content.bytes, 0, content.size);
    }

    /** All that another sink has, after its length. */
    public void sized(ByteSink content) {
        u32(content.size);
        bytes(content.bytes, 0, content.size);
    }

    /** A text after its length. */
    public void name(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        u32(encoded.length);
        bytes(encoded);
    }

    /** The instruction's code: one byte, or a prefix and a number. */
    public void code(int code) {
        if (code < 0x100) {
            u8(code);
        } else {
            u8(code >>> 16);
            u32(code & 0xFFFF);
        }
    }

    private void room(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), grown()));
        }
    }

    private int grown() {
        return (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L);
    }
}
