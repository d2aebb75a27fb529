// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Reads the primitives of the binary format from a part of a file: bytes, integers in LEB128, names,
 * counts. Never reads past that part, and knows where it is for its errors.
 */
public final class BinaryReader {
    private static final VarHandle LITTLE_ENDIAN_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_ENDIAN_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final String FILE = "the file";
    private static final int NO_FUNCTION = -1;

    private final String subject;
    private final byte[] bytes;
    private final int end;
    private final String whole;
    private String place;
    private int function = NO_FUNCTION;
    private int position;

    /**
     * Reads a whole file.
     *
     * @param subject what messages call the file; already cleaned
     */
    public BinaryReader(String subject, byte[] bytes) {
        this.subject = subject;
        this.bytes = bytes;
        this.end = bytes.length;
        this.whole = FILE;
        this.place = "";
    }

    private BinaryReader(BinaryReader outer, int length, String whole) {
        this.subject = outer.subject;
        this.bytes = outer.bytes;
        this.position = outer.position;
        this.end = outer.position + length;
        this.whole = whole;
        this.place = outer.place;
        this.function = outer.function;
    }

    /** The offset in the file of the next byte. */
    public int position() {
        return position;
    }

    public int remaining() {
        return end - position;
    }

    /** What is read from now on stands here, for example in {@code the code section}. */
    public void enter(String newPlace) {
        place = newPlace;
    }

    /** What is read from now on belongs to this function. */
    public void enterFunction(int index) {
        function = index;
    }

    /** What is read from now on belongs to no function. */
    public void leaveFunction() {
        function = NO_FUNCTION;
    }

    /** A reader of the next bytes alone, a section; this one goes on behind them. */
    public BinaryReader part(int length) {
        return part(length, "the section");
    }

    /**
     * A reader of the next bytes alone, in the same place; this one goes on behind them.
     *
     * @param what messages call these bytes, for example {@code the section}
     */
    public BinaryReader part(int length, String what) {
        require(length);
        BinaryReader part = new BinaryReader(this, length, what);
        position = part.end;
        return part;
    }

    public int u8() {
        require(1);
        return bytes[position++] & 0xFF;
    }

    /** The next byte, without going on. */
    public int peek() {
        require(1);
        return bytes[position] & 0xFF;
    }

    /** As an {@code int} with the same 32 bits: compare it unsigned. */
    public int u32() {
        // Nearly all integers in a module are one byte long.
        if (position < end && bytes[position] >= 0) {
            return bytes[position++];
        }
        return (int) unsigned(Integer.SIZE);
    }

    public long u64() {
        return unsigned(Long.SIZE);
    }

    public int s32() {
        return (int) signed(Integer.SIZE);
    }

    public long s64() {
        return signed(Long.SIZE);
    }

    /** The four bytes of a number, the least one first. */
    public int fixed32() {
        require(Integer.BYTES);
        int value = (int) LITTLE_ENDIAN_INT.get(bytes, position);
        position += Integer.BYTES;
        return value;
    }

    /** The eight bytes of a number, the least one first. */
    public long fixed64() {
        require(Long.BYTES);
        long value = (long) LITTLE_ENDIAN_LONG.get(bytes, position);
        position += Long.BYTES;
        return value;
    }

    /** A heap type: an index from 0 on, or a negative number for one that the format knows. */
    public long s33() {
        return signed(33);
    }

    /** An index into something of this size. */
    public int index(int size, String what) {
        int start = position;
        int index = u32();
        checkIndex(start, index, size, what);
        return index;
    }

    /** Refuses an index that means nothing. */
    public void checkIndex(int at, int index, int size, String what) {
        if (Integer.compareUnsigned(index, size) >= 0) {
            throw invalid(at, what + " " + Integer.toUnsignedString(index) + " does not exist");
        }
    }

    /**
     * How many entries follow. Both checks come before anybody makes room for them.
     *
     * @param what the entries are called, in the plural
     * @param leastBytes of one entry
     */
    public int count(String what, int cap, int leastBytes) {
        int start = position;
        long count = Integer.toUnsignedLong(u32());
        if (count * leastBytes > remaining()) {
            throw malformed(
                    start, count + " " + what + " do not fit into " + remaining() + " bytes");
        }
        if (count > cap) {
            throw limit(start, count + " " + what + " are more than the " + cap + " allowed");
        }
        return (int) count;
    }

    /** A name; comes from the guest, so clean it before showing it. */
    public String name() {
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
    public void skip(int length) {
        require(length);
        position += length;
    }

    private void require(int length) {
        if (Integer.compareUnsigned(length, remaining()) <= 0) {
            return;
        }
        if (!whole.equals(FILE)) {
            throw malformed(position, "what starts here goes past the end of " + whole);
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
    public InvalidModuleException malformed(int at, String why) {
        return failure(ErrorCode.MALFORMED_MODULE, "malformed" + at(at) + ": " + why);
    }

    /** The bytes are well formed and break another rule of WebAssembly. */
    public InvalidModuleException invalid(int at, String why) {
        return failure(ErrorCode.INVALID_MODULE, "invalid" + at(at) + ": " + why);
    }

    /** The bytes may well be a valid module, and are more than this host takes. */
    public InvalidModuleException limit(int at, String why) {
        return failure(ErrorCode.MODULE_LIMIT, "too large" + at(at) + ": " + why);
    }

    /** The file ends although something has to follow. */
    public InvalidModuleException truncated(String why) {
        return failure(ErrorCode.TRUNCATED_MODULE, "truncated" + at(bytes.length) + ": " + why);
    }

    private InvalidModuleException failure(ErrorCode code, String message) {
        return new InvalidModuleException(code, subject, subject + ": " + message);
    }

    /** A byte as messages show it. */
    public static String hex(int value) {
        return "0x" + HexFormat.of().toHexDigits((byte) value);
    }

    private String at(int offset) {
        String where = " at byte " + offset + " (0x" + Integer.toHexString(offset) + ")";
        if (function != NO_FUNCTION) {
            return where + ", in function " + function;
        }
        return place.isEmpty() ? where : where + ", in " + place;
    }
}
