// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;

/**
 * A memory as one instance sees it. It stays within the budget of its store, and it mends two things:
 * Chicory keeps the data segments of the instance that came last in a memory that instances share,
 * and its bounds checks of bulk operations overflow.
 */
final class GuestMemory implements Memory {
    private final ByteArrayMemory bytes;
    private final MemoryLimits limits;
    private final Budget budget;
    private DataSegment[] segments = {};

    GuestMemory(MemoryLimits limits, Budget budget) {
        this(new ByteArrayMemory(limits), limits, budget);
    }

    private GuestMemory(ByteArrayMemory bytes, MemoryLimits limits, Budget budget) {
        this.bytes = bytes;
        this.limits = limits;
        this.budget = budget;
    }

    /** The same memory for another instance. */
    GuestMemory view() {
        return new GuestMemory(bytes, limits, budget);
    }

    long size() {
        return (long) bytes.pages() * PAGE_SIZE;
    }

    /** Copies out, a page at a time since Chicory would allocate the whole. The range is checked. */
    void read(int address, byte[] target, int offset, int length) {
        for (int done = 0; done < length; ) {
            int chunk = Math.min(length - done, PAGE_SIZE);
            byte[] part = bytes.readBytes(address + done, chunk);
            System.arraycopy(part, 0, target, offset + done, chunk);
            done += chunk;
        }
    }

    @Override
    public int grow(int pages) {
        if (!budget.hasPages(pages) || pages > limits.maximumPages() - bytes.pages()) {
            return -1;
        }
        HeapRoom.check(pages);
        int before = bytes.grow(pages);
        if (before >= 0) {
            budget.takePages(pages);
        }
        return before;
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments) {
        initialize(instance, dataSegments, 0);
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments, int memoryIndex) {
        segments = dataSegments;
        bytes.initialize(instance, dataSegments, memoryIndex);
    }

    @Override
    public void initPassiveSegment(int segment, int target, int offset, int length) {
        byte[] data = segments[segment].data();
        checkRange(offset, length, data.length);
        write(target, data, offset, length);
    }

    @Override
    public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    @Override
    public void write(int address, byte[] source, int offset, int length) {
        checkRange(address, length, size());
        bytes.write(address, source, offset, length);
    }

    @Override
    public byte[] readBytes(int address, int length) {
        checkRange(address, length, size());
        return bytes.readBytes(address, length);
    }

    @Override
    public void fill(byte value, int from, int to) {
        checkRange(from, to - from, size());
        bytes.fill(value, from, to);
    }

    @Override
    public void copy(int target, int source, int length) {
        checkRange(target, length, size());
        checkRange(source, length, size());
        bytes.copy(target, source, length);
    }

    /** All three are unsigned. */
    private static void checkRange(int address, int length, long size) {
        if ((address & 0xffff_ffffL) + (length & 0xffff_ffffL) > size) {
            throw new WasmRuntimeException(Translation.MEMORY_BOUNDS);
        }
    }

    /** Its pages come zeroed. */
    @Override
    public void zero() {}

    @Override
    public int pages() {
        return bytes.pages();
    }

    @Override
    public int initialPages() {
        return limits.initialPages();
    }

    @Override
    public int maximumPages() {
        return bytes.maximumPages();
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public byte read(int address) {
        return bytes.read(address);
    }

    @Override
    public short readShort(int address) {
        return bytes.readShort(address);
    }

    @Override
    public long readU16(int address) {
        return bytes.readU16(address);
    }

    @Override
    public int readInt(int address) {
        return bytes.readInt(address);
    }

    @Override
    public long readLong(int address) {
        return bytes.readLong(address);
    }

    @Override
    public long readF32(int address) {
        return bytes.readF32(address);
    }

    @Override
    public float readFloat(int address) {
        return bytes.readFloat(address);
    }

    @Override
    public long readF64(int address) {
        return bytes.readF64(address);
    }

    @Override
    public double readDouble(int address) {
        return bytes.readDouble(address);
    }

    @Override
    public void writeByte(int address, byte value) {
        bytes.writeByte(address, value);
    }

    @Override
    public void writeShort(int address, short value) {
        bytes.writeShort(address, value);
    }

    @Override
    public void writeI32(int address, int value) {
        bytes.writeI32(address, value);
    }

    @Override
    public void writeLong(int address, long value) {
        bytes.writeLong(address, value);
    }

    @Override
    public void writeF32(int address, float value) {
        bytes.writeF32(address, value);
    }

    @Override
    public void writeF64(int address, double value) {
        bytes.writeF64(address, value);
    }

    // Never called: shared memories and atomic operations are refused.

    @Override
    @Deprecated
    @SuppressWarnings("removal") // The interface still asks for it.
    public Object lock(int address) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    @SuppressWarnings("removal") // The interface still asks for it.
    public int waitOn(int address, int expected, long timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    @SuppressWarnings("removal") // The interface still asks for it.
    public int waitOn(int address, long expected, long timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    @SuppressWarnings("removal") // The interface still asks for it.
    public int notify(int address, int maxThreads) {
        throw new UnsupportedOperationException();
    }
}
