// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/** A memory of one page that never grows; also for tests of host functions without any engine. */
public final class FakeMemory implements Memory {
    private final ByteBuffer bytes = ByteBuffer.allocate(PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    @Override
    public MemoryType type() {
        return new MemoryType(1, OptionalLong.of(1), false, false);
    }

    @Override
    public long size() {
        return PAGE_BYTES;
    }

    @Override
    public long grow(long pages) {
        return pages == 0 ? 1 : -1;
    }

    @Override
    public byte getByte(long address) {
        return bytes.get(range(address, Byte.BYTES));
    }

    @Override
    public short getShort(long address) {
        return bytes.getShort(range(address, Short.BYTES));
    }

    @Override
    public int getInt(long address) {
        return bytes.getInt(range(address, Integer.BYTES));
    }

    @Override
    public long getLong(long address) {
        return bytes.getLong(range(address, Long.BYTES));
    }

    @Override
    public void putByte(long address, byte value) {
        bytes.put(range(address, Byte.BYTES), value);
    }

    @Override
    public void putShort(long address, short value) {
        bytes.putShort(range(address, Short.BYTES), value);
    }

    @Override
    public void putInt(long address, int value) {
        bytes.putInt(range(address, Integer.BYTES), value);
    }

    @Override
    public void putLong(long address, long value) {
        bytes.putLong(range(address, Long.BYTES), value);
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        bytes.get(range(address, length), target, offset, length);
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        bytes.put(range(address, length), source, offset, length);
    }

    private static int range(long address, int length) {
        if (address < 0 || address > PAGE_BYTES - length) {
            throw new TrapException(TrapCode.MEMORY_OUT_OF_BOUNDS);
        }
        return (int) address;
    }
}
