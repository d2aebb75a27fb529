// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/** A memory without an engine. */
final class ArrayMemory implements Memory {
    private final ByteBuffer bytes;

    ArrayMemory(int size) {
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public MemoryType type() {
        return new MemoryType(0, OptionalLong.empty(), false, false);
    }

    @Override
    public long size() {
        return bytes.capacity();
    }

    @Override
    public long grow(long pages) {
        return -1;
    }

    @Override
    public byte getByte(long address) {
        return bytes.get(at(address, Byte.BYTES));
    }

    @Override
    public short getShort(long address) {
        return bytes.getShort(at(address, Short.BYTES));
    }

    @Override
    public int getInt(long address) {
        return bytes.getInt(at(address, Integer.BYTES));
    }

    @Override
    public long getLong(long address) {
        return bytes.getLong(at(address, Long.BYTES));
    }

    @Override
    public void putByte(long address, byte value) {
        bytes.put(at(address, Byte.BYTES), value);
    }

    @Override
    public void putShort(long address, short value) {
        bytes.putShort(at(address, Short.BYTES), value);
    }

    @Override
    public void putInt(long address, int value) {
        bytes.putInt(at(address, Integer.BYTES), value);
    }

    @Override
    public void putLong(long address, long value) {
        bytes.putLong(at(address, Long.BYTES), value);
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        bytes.get(at(address, length), target, offset, length);
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        bytes.put(at(address, length), source, offset, length);
    }

    private int at(long address, int length) {
        if (address < 0 || address + length > bytes.capacity()) {
            throw new TrapException(TrapCode.MEMORY_OUT_OF_BOUNDS);
        }
        return (int) address;
    }
}
