// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a part of a module and never leaves it, whatever lengths the module claims. */
final class ByteReader {
    private final String module;
    private final byte[] bytes;
    private final int end;
    private int position;

    /** Reads from one position to another, for messages about the module of this name. */
    ByteReader(String module, byte[] bytes, int from, int to) {
        this.module = module;
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position == end;
    }

    int u8() {
        return bytes[take(1)] & 0xff;
    }

    /** The octet that {@link #u8} gives next. */
    int peek() {
        int octet = u8();
        position--;
        return octet;
    }

    /** A LEB128 number of at most 32 bits. */
    int u32() {
        long value = u64();
        if (value >>> 32 != 0) {
            throw malformed("a number is too large");
        }
        return (int) value;
    }

    /** A LEB128 number of at most 64 bits. */
    long u64() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int octet = u8();
            value |= (octet & 0x7fL) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw malformed("a number is too long");
    }

    /** A count of things that each take a byte or more. */
    int count() {
        int count = u32();
        if (Integer.compareUnsigned(count, end - position) > 0) {
            throw truncated();
        }
        return count;
    }

    /** Steps over a LEB128 number of any size and sign. */
    void skipNumber() {
        u64();
    }

    void skip(int length) {
        take(length);
    }

    /** The part of this length from here on; this reader goes on behind it. */
    ByteReader part(int length) {
        int from = take(length);
        return new ByteReader(module, bytes, from, from + length);
    }

    String name() {
        int length = count();
        int from = take(length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("a name is not UTF-8");
        }
    }

    InvalidModuleException malformed(String reason) {
        return new InvalidModuleException(
                ErrorCode.MALFORMED_MODULE,
                module,
                "cannot read module '" + module + "': " + reason + " (byte " + position + ")");
    }

    private InvalidModuleException truncated() {
        return new InvalidModuleException(
                ErrorCode.TRUNCATED_MODULE,
                module,
                "cannot read module '" + module + "': it ends too early (byte " + position + ")");
    }

    private int take(int length) {
        if (length < 0 || length > end - position) {
            throw truncated();
        }
        int from = position;
        position += length;
        return from;
    }
}
