// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the primitives of the binary format from a part of a file: bytes, integers in LEB128, names,
 * counts. Never reads past that part, and knows where it is for its errors.
 */
final class BinaryReader {
    private final String subject;
    private final byte[] bytes;
    private final int end;
    private final boolean wholeFile;
    private String place;
    private int position;

    /**
     * Reads a whole file.
     *
     * @param subject what messages call the file; already cleaned
     */
    BinaryReader(String subject, byte[] bytes) {
        this.subject = subject;
        this.bytes = bytes;
        this.end = bytes.length;
        this.wholeFile = true;
        this.place = "";
    }

    private BinaryReader(BinaryReader file, int length) {
        this.subject = file.subject;
        this.bytes = file.bytes;
        this.position = file.position;
        this.end = file.position + length;
        this.wholeFile = false;
        this.place = file.place;
    }

    /** The offset in the file of the next byte. */
    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    /** What is read from now on stands here, for example in {@code the code section}. */
    void enter(String newPlace) {
        place = newPlace;
    }

    /** A reader of the next bytes alone, in the same place; this one goes on behind them. */
    BinaryReader part(int length) {
        require(length);
        BinaryReader part = new BinaryReader(this, length);
        position = part.end;
        return part;
    }

    int u8() {
        require(1);
        return bytes[position++] & 0xFF;
    }

    /** The next byte, without going on. */
    int peek() {
        require(1);
        return bytes[position] & 0xFF;
    }

    /** As an {@code int} with the same 32 bits: compare it unsigned. */
    int u32() {
        return (int) unsigned(Integer.SIZE);
    }

    long u64() {
        return unsigned(Long.SIZE);
    }

    /** A heap type: an index from 0 on, or a negative number for one that the format knows. */
    long s33() {
        return signed(33);
    }

    /** An index into something of this size. */
    int index(int size, String what) {
        int start = position;
        int index = u32();
        if (Integer.compareUnsigned(index, size) >= 0) {
            throw invalid(start, what + " " + Integer.toUnsignedString(index) + " does not exist");
        }
        return index;
    }

    /**
     * How many entries follow. Both checks come before anybody makes room for them.
     *
     * @param what the entries are called, in the plural
     * @param leastBytes of one entry
     */
    int count(String what, int cap, int leastBytes) {
        int start = position;
        long count = Integer.toUnsignedLong(u32());
        if (count * leastBytes > remaining()) {
            throw malformed(
                    start, count + " " + what + " do not fit into " + remaining() + " bytes");
        }
        if (count > cap) {
            throw invalid(start, count + " " + what + " are more than the " + cap + " allowed");
        }
        return (int) count;
    }

    /** A name; comes from the guest, so clean it before showing it. */
    String name() {
        int start = position;
        int length = count("bytes of a name", Caps.NAME_BYTES, 1);
        ByteBuffer encoded = ByteBuffer.wrap(bytes, position, length);
        position += length;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            throw malformed(start, "a name is not UTF-8");
        }
    }

    /** Skips so many bytes, a number as {@link #u32} gives it. */
    void skip(int length) {
        require(length);
        position += length;
    }

    /** Skips an integer of so many bits. */
    void skipSigned(int bits) {
        signed(bits);
    }

    private void require(int length) {
        if (Integer.compareUnsigned(length, remaining()) <= 0) {
            return;
        }
        if (!wholeFile) {
            throw malformed(position, "what starts here goes past the end of the section");
        }
        long missing = Integer.toUnsignedLong(length) - remaining();
        throw truncated(missing + " more " + (missing == 1 ? "byte" : "bytes") + " expected");
    }

    private long unsigned(int bits) {
        int start = position;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = u8();
            int payload = next & 0x7F;
            int left = bits - shift;
            if (left < 7 && payload >>> left != 0) {
                throw malformed(start, "an integer is too large for " + bits + " bits");
            }
            value |= (long) payload << shift;
            if (next == payload) {
                return value;
            }
            refuseLonger(start, left, bits);
        }
    }

    private long signed(int bits) {
        int start = position;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = u8();
            int payload = next << 25 >> 25;
            int left = bits - shift;
            if (left < 7 && payload >> (left - 1) != 0 && payload >> (left - 1) != -1) {
                throw malformed(start, "an integer is too large for " + bits + " bits");
            }
            if (next < 0x80) {
                return value | (long) payload << shift;
            }
            refuseLonger(start, left, bits);
            value |= (long) (payload & 0x7F) << shift;
        }
    }

    private void refuseLonger(int start, int left, int bits) {
        if (left <= 7) {
            throw malformed(start, "an integer takes more bytes than " + bits + " bits need");
        }
    }

    /** The bytes break the grammar of the format. */
    InvalidModuleException malformed(int at, String why) {
        return failure(ErrorCode.MALFORMED_MODULE, "malformed" + at(at) + ": " + why);
    }

    /** The bytes are well formed and break another rule of WebAssembly. */
    InvalidModuleException invalid(int at, String why) {
        return failure(ErrorCode.INVALID_MODULE, "invalid" + at(at) + ": " + why);
    }

    /** The file ends although something has to follow. */
    InvalidModuleException truncated(String why) {
        return failure(ErrorCode.TRUNCATED_MODULE, "truncated" + at(bytes.length) + ": " + why);
    }

    private InvalidModuleException failure(ErrorCode code, String message) {
        return new InvalidModuleException(code, subject, subject + ": " + message);
    }

    private String at(int offset) {
        String where = " at byte " + offset + " (0x" + Integer.toHexString(offset) + ")";
        return place.isEmpty() ? where : where + ", in " + place;
    }
}
