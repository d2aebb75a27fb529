// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import java.io.ByteArrayOutputStream;
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

    String module() {
        return module;
    }

    int position() {
        return position;
    }

    /** Copies what was read since this position. */
    void copy(int from, ByteArrayOutputStream out) {
        out.write(bytes, from, position - from);
    }

    /** Copies all that comes, up to the end. */
    void copyRest(ByteArrayOutputStream out) {
        int from = position;
        position = end;
        copy(from, out);
    }

    boolean atEnd() {
        return position == end;
    }

    /** The octet that {@link #u8} gives next. */
    int peek() {
        int octet = u8();
        position--;
        return octet;
    }

    /** Goes back to where it once was. */
    void rewind(int earlier) {
        position = earlier;
    }

    int u8() {
        return bytes[take(1)] & 0xff;
    }

    /** A LEB128 number of at most 32 bits. */
    long u32() {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int octet = u8();
            value |= (octet & 0x7fL) << shift;
            if (octet < 0x80) {
                if (value > 0xffff_ffffL) {
                    break;
                }
                return value;
            }
        }
        throw malformed("a number is too large");
    }

    /** A LEB128 number of at most 64 bits, without a sign. */
    long u64() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int octet = u8();
            value |= (octet & 0x7fL) << shift;
            if (octet < 0x80) {
                if (shift == 63 && octet > 1) {
                    break;
                }
                return value;
            }
        }
        throw malformed("a number is too large");
    }

    /** A count of things that each take a byte or more. */
    int count() {
        long count = u32();
        if (count > end - position) {
            throw truncated();
        }
        return (int) count;
    }

    /** Steps over a LEB128 number of any size and sign. */
    void skipNumber() {
        for (int length = 0; length < 10; length++) {
            if (u8() < 0x80) {
                return;
            }
        }
        throw malformed("a number is too long");
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
        return refused(ErrorCode.MALFORMED_MODULE, reason);
    }

    /** Well-formed, and against a rule. */
    InvalidModuleException invalid(String reason) {
        return refused(ErrorCode.INVALID_MODULE, reason);
    }

    private InvalidModuleException refused(ErrorCode code, String reason) {
        return new InvalidModuleException(
                code,
                module,
                "cannot read module '" + module + "': " + reason + " (byte " + position + ")");
    }

    private InvalidModuleException truncated() {
        return refused(ErrorCode.TRUNCATED_MODULE, "it ends too early");
    }

    private int take(int length) {
        if (length > end - position) {
            throw truncated();
        }
        int from = position;
        position += length;
        return from;
    }
}
