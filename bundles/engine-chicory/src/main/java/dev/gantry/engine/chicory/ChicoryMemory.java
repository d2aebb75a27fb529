// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.util.Objects;

/** A memory that an instance defines, for the host. */
record ChicoryMemory(ChicoryStore store, MemoryType type, GuestMemory guestMemory)
        implements Memory, Owned {
    @Override
    public long size() {
        store.entrance().check();
        return guestMemory.size();
    }

    @Override
    public long grow(long pages) {
        store.entrance().check();
        return pages < 0 || pages > Budget.MAX_PAGES ? -1 : grow((int) pages);
    }

    private int grow(int pages) {
        try {
            return guestMemory.grow(pages);
        } catch (OutOfMemoryError e) {
            throw new TrapException(TrapCode.OUT_OF_MEMORY);
        }
    }

    @Override
    public byte getByte(long address) {
        return guestMemory.read(range(address, Byte.BYTES));
    }

    @Override
    public short getShort(long address) {
        return guestMemory.readShort(range(address, Short.BYTES));
    }

    @Override
    public int getInt(long address) {
        return guestMemory.readInt(range(address, Integer.BYTES));
    }

    @Override
    public long getLong(long address) {
        return guestMemory.readLong(range(address, Long.BYTES));
    }

    @Override
    public void putByte(long address, byte value) {
        guestMemory.writeByte(range(address, Byte.BYTES), value);
    }

    @Override
    public void putShort(long address, short value) {
        guestMemory.writeShort(range(address, Short.BYTES), value);
    }

    @Override
    public void putInt(long address, int value) {
        guestMemory.writeI32(range(address, Integer.BYTES), value);
    }

    @Override
    public void putLong(long address, long value) {
        guestMemory.writeLong(range(address, Long.BYTES), value);
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        guestMemory.read(range(address, length), target, offset, length);
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        guestMemory.write(range(address, length), source, offset, length);
    }

    /** The address, if the memory holds so many bytes there now. */
    private int range(long address, int length) {
        store.entrance().check();
        if (address < 0 || address > guestMemory.size() - length) {
            throw new TrapException(TrapCode.MEMORY_OUT_OF_BOUNDS);
        }
        return (int) address;
    }
}
