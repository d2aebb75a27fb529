// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.util.Objects;

/**
 * A memory that an instance defines. It neither moves nor shrinks: the size is asked for again only
 * where an access goes beyond the one that was seen last.
 */
final class WasmtimeMemory implements Memory, StoreItem {
    private final WasmtimeStore store;
    private final MemoryType type;
    private final long item;
    private long base;
    private long size;

    WasmtimeMemory(WasmtimeStore store, MemoryType type, long item) {
        this.store = store;
        this.type = type;
        this.item = item;
    }

    @Override
    public MemoryType type() {
        return type;
    }

    @Override
    public WasmtimeStore store() {
        return store;
    }

    @Override
    public long item() {
        return item;
    }

    @Override
    public long size() {
        store.entrance().enter();
        try {
            look();
            return size;
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public long grow(long pages) {
        store.entrance().enter();
        try {
            long before = store.slab().takeCells(1);
            try {
                return store.budget().hasPages(pages) ? grow(pages, before) : -1;
            } finally {
                store.slab().giveBackCells(before);
            }
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public byte getByte(long address) {
        store.entrance().enter();
        try {
            return (byte) Layouts.getByte(locate(address, Byte.BYTES));
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public short getShort(long address) {
        store.entrance().enter();
        try {
            return Layouts.getShort(locate(address, Short.BYTES));
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public int getInt(long address) {
        store.entrance().enter();
        try {
            return Layouts.getInt(locate(address, Integer.BYTES));
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public long getLong(long address) {
        store.entrance().enter();
        try {
            return Layouts.getLong(locate(address, Long.BYTES));
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public void putByte(long address, byte value) {
        store.entrance().enter();
        try {
            Layouts.putByte(locate(address, Byte.BYTES), value);
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public void putShort(long address, short value) {
        store.entrance().enter();
        try {
            Layouts.putShort(locate(address, Short.BYTES), value);
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public void putInt(long address, int value) {
        store.entrance().enter();
        try {
            Layouts.putInt(locate(address, Integer.BYTES), value);
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public void putLong(long address, long value) {
        store.entrance().enter();
        try {
            Layouts.putLong(locate(address, Long.BYTES), value);
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        store.entrance().enter();
        try {
            Layouts.read(locate(address, length), target, offset, length);
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        store.entrance().enter();
        try {
            Layouts.write(locate(address, length), source, offset, length);
        } finally {
            store.entrance().leave();
        }
    }

    /** Where in the process an address is, if the memory holds so many bytes there now. */
    private long locate(long address, int length) {
        if (address < 0 || address > size - length) {
            look();
            if (address < 0 || address > size - length) {
                throw new TrapException(TrapCode.MEMORY_OUT_OF_BOUNDS);
            }
        }
        return base + address;
    }

    private void look() {
        long memory = item + Layouts.EXTERN_ITEM;
        base = store.api().quick(CFunction.WASMTIME_MEMORY_DATA, store.context(), memory);
        size = store.api().quick(CFunction.WASMTIME_MEMORY_DATA_SIZE, store.context(), memory);
    }

    private long grow(long pages, long before) {
        long error =
                store.api()
                        .call(
                                CFunction.WASMTIME_MEMORY_GROW,
                                store.context(),
                                item + Layouts.EXTERN_ITEM,
                                pages,
                                before);
        if (error != 0) {
            store.api().call(CFunction.WASMTIME_ERROR_DELETE, error);
            return -1;
        }
        return Layouts.getLong(before);
    }
}
