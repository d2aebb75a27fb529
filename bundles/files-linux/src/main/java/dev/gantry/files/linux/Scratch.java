// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.FileTimes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalLong;

/**
 * Native memory of one thread, for the time of one call: what the kernel reads and writes.
 *
 * <p>It goes when its thread does. Nobody frees it before, so that closing a file from elsewhere frees
 * nothing that is in use; and the memory itself is all that the thread holds on to, nothing of this
 * bundle.
 */
record Scratch(MemorySegment memory) {
    /** As much as one call reads or writes. */
    static final int DATA_SIZE = 64 * 1024;

    private static final long NAME_SIZE = 256;
    private static final long STATUS = 64;
    private static final long TIMES = 384;
    private static final long VECTOR = 448;
    private static final long FIRST_NAME = 512;
    private static final long SECOND_NAME = FIRST_NAME + NAME_SIZE;
    private static final long DATA = 4096;

    private static final long LEAVE_AS_IT_IS = (1L << 30) - 2;
    private static final long NANOS = 1_000_000_000;
    private static final long WORD = 8;

    private static final ThreadLocal<MemorySegment> MEMORY =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(DATA + DATA_SIZE, DATA));

    static Scratch here() {
        return new Scratch(MEMORY.get());
    }

    /** What went wrong in the last call. */
    int errno() {
        return memory.get(ValueLayout.JAVA_INT, 0);
    }

    long name(byte[] name) {
        return text(FIRST_NAME, name);
    }

    long secondName(byte[] name) {
        return text(SECOND_NAME, name);
    }

    /** A text that may be longer than a name; it takes the place of the data. */
    long text(byte[] text) {
        return text(DATA, text);
    }

    private long text(long at, byte[] text) {
        MemorySegment.copy(text, 0, memory, ValueLayout.JAVA_BYTE, at, text.length);
        memory.set(ValueLayout.JAVA_BYTE, at + text.length, (byte) 0);
        return memory.address() + at;
    }

    /** Where a status is put. */
    long status() {
        return memory.address() + STATUS;
    }

    MemorySegment statusMemory() {
        return memory.asSlice(STATUS, Status.SIZE);
    }

    long times(FileTimes times) {
        time(TIMES, times.accessed());
        time(TIMES + 2 * WORD, times.modified());
        return memory.address() + TIMES;
    }

    private void time(long at, OptionalLong time) {
        long nanos = time.orElse(0);
        memory.set(ValueLayout.JAVA_LONG, at, Math.floorDiv(nanos, NANOS));
        memory.set(
                ValueLayout.JAVA_LONG,
                at + WORD,
                time.isPresent() ? Math.floorMod(nanos, NANOS) : LEAVE_AS_IT_IS);
    }

    long data() {
        return memory.address() + DATA;
    }

    /** An array with one element, the data. */
    long vector(int length) {
        memory.set(ValueLayout.JAVA_LONG, VECTOR, data());
        memory.set(ValueLayout.JAVA_LONG, VECTOR + WORD, length);
        return memory.address() + VECTOR;
    }

    void putData(byte[] source, int offset, int length) {
        MemorySegment.copy(source, offset, memory, ValueLayout.JAVA_BYTE, DATA, length);
    }

    void getData(byte[] target, int offset, int length) {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, DATA, target, offset, length);
    }
}
