// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes parts of a module. */
final class ByteWriter {
    private final ByteArrayOutputStream out;

    ByteWriter() {
        this(64);
    }

    ByteWriter(int expected) {
        this.out = new ByteArrayOutputStream(expected);
    }

    /** Writes single bytes. */
    ByteWriter octets(int... octets) {
        for (int octet : octets) {
            out.write(octet);
        }
        return this;
    }

    /** Writes an unsigned LEB128 number. */
    ByteWriter u32(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    ByteWriter name(String name) {
        return sized(name.getBytes(StandardCharsets.UTF_8));
    }

    ByteWriter bytes(byte[] bytes) {
        return bytes(bytes, 0, bytes.length);
    }

    ByteWriter bytes(byte[] bytes, int from, int to) {
        out.write(bytes, from, to - from);
        return this;
    }

    /** Writes the length before the bytes. */
    ByteWriter sized(byte[] bytes) {
        return u32(bytes.length).bytes(bytes);
    }

    ByteWriter section(int id, byte[] content) {
        return octets(id).sized(content);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
