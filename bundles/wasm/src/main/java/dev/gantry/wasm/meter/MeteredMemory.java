// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;

/** A memory of an engine; when the host makes it grow, the guest's budget pays. */
final class MeteredMemory implements Memory {
    private final Account account;
    private final Memory memory;

    MeteredMemory(Account account, Memory memory) {
        this.account = account;
        this.memory = memory;
    }

    /** As the engine knows it. */
    Memory memory() {
        return memory;
    }

    @Override
    public long grow(long pages) {
        if (!account.takePages(pages)) {
            return -1;
        }
        long before = memory.grow(pages);
        if (before < 0) {
            account.returnPages(pages);
        }
        return before;
    }

    @Override
    public MemoryType type() {
        return memory.type();
    }

    @Override
    public long size() {
        return memory.size();
    }

    @Override
    public byte getByte(long address) {
        return memory.getByte(address);
    }

    @Override
    public short getShort(long address) {
        return memory.getShort(address);
    }

    @Override
    public int getInt(long address) {
        return memory.getInt(address);
    }

    @Override
    public long getLong(long address) {
        return memory.getLong(address);
    }

    @Override
    public void putByte(long address, byte value) {
        memory.putByte(address, value);
    }

    @Override
    public void putShort(long address, short value) {
        memory.putShort(address, value);
    }

    @Override
    public void putInt(long address, int value) {
        memory.putInt(address, value);
    }

    @Override
    public void putLong(long address, long value) {
        memory.putLong(address, value);
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        memory.read(address, target, offset, length);
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        memory.write(address, source, offset, length);
    }
}
