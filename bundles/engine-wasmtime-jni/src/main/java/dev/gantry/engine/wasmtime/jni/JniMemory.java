// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import io.github.kawamuray.wasmtime.WasmtimeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * A memory that an instance defines. Each access asks the library for the bytes anew, once, because
 * they may move when the memory grows, and are gone when the store is.
 */
record JniMemory(
        JniStore store,
        MemoryType type,
        NativeName nativeName,
        io.github.kawamuray.wasmtime.Memory handle)
        implements Memory, Owned {
    @Override
    public long size() {
        return store.look(() -> store.natives().size(handle));
    }

    @Override
    public long grow(long pages) {
        return store.look(() -> pages < 0 ? -1L : growWithin(pages));
    }

    @Override
    public byte getByte(long address) {
        return (byte) at(address, Byte.BYTES, bytes -> bytes.get((int) address));
    }

    @Override
    public short getShort(long address) {
        return (short) at(address, Short.BYTES, bytes -> bytes.getShort((int) address));
    }

    @Override
    public int getInt(long address) {
        return (int) at(address, Integer.BYTES, bytes -> bytes.getInt((int) address));
    }

    @Override
    public long getLong(long address) {
        return at(address, Long.BYTES, bytes -> bytes.getLong((int) address));
    }

    @Override
    public void putByte(long address, byte value) {
        at(address, Byte.BYTES, bytes -> bytes.put((int) address, value).position());
    }

    @Override
    public void putShort(long address, short value) {
        at(address, Short.BYTES, bytes -> bytes.putShort((int) address, value).position());
    }

    @Override
    public void putInt(long address, int value) {
        at(address, Integer.BYTES, bytes -> bytes.putInt((int) address, value).position());
    }

    @Override
    public void putLong(long address, long value) {
        at(address, Long.BYTES, bytes -> bytes.putLong((int) address, value).position());
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        at(address, length, bytes -> bytes.get((int) address, target, offset, length).position());
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        at(address, length, bytes -> bytes.put((int) address, source, offset, length).position());
    }

    /** Does something with the bytes, if the memory holds so many at this address now. */
    private long at(long address, int length, ToLongFunction<ByteBuffer> access) {
        return store.look(
                () -> {
                    ByteBuffer bytes = store.natives().bytes(handle);
                    if (address < 0 || address > bytes.capacity() - (long) length) {
                        throw new TrapException(TrapCode.MEMORY_OUT_OF_BOUNDS);
                    }
                    return access.applyAsLong(bytes.order(ByteOrder.LITTLE_ENDIAN));
                });
    }

    private long growWithin(long pages) {
        if (!store.budget().takePages(pages)) {
            return -1;
        }
        try {
            return store.natives().grow(handle, pages);
        } catch (WasmtimeException e) {
            store.budget().takePages(-pages);
            return -1;
        }
    }
}
