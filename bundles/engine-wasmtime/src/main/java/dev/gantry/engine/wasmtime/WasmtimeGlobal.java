// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.Global;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.ValueType;

/** A global that an instance defines. */
record WasmtimeGlobal(WasmtimeStore store, GlobalType type, long item)
        implements Global, StoreItem {
    @Override
    public long get() {
        checkFitsASlot();
        store.entrance().enter();
        try {
            long value = store.slab().takeCells(2);
            try {
                return read(value);
            } finally {
                store.slab().giveBackCells(value);
            }
        } finally {
            store.entrance().leave();
        }
    }

    @Override
    public void set(long bits) {
        checkFitsASlot();
        if (!type.mutable()) {
            throw new IllegalStateException("the global is immutable");
        }
        store.entrance().enter();
        try {
            long value = store.slab().takeCells(2);
            try {
                write(bits, value);
            } finally {
                store.slab().giveBackCells(value);
            }
        } finally {
            store.entrance().leave();
        }
    }

    private long read(long value) {
        long content = value + Layouts.VALUE_CONTENT;
        CFunction get = CFunction.WASMTIME_GLOBAL_GET;
        if (type.value().isReference()) {
            store.api().call(get, store.context(), global(), value);
        } else {
            store.api().quick(get, store.context(), global(), value);
        }
        return switch (type.value()) {
            case I32, F32 -> Layouts.getInt(content);
            case I64, F64, V128 -> Layouts.getLong(content);
            case FUNCREF -> token(content);
            case EXTERNREF, OTHER_REFERENCE -> store.references().takeToken(content);
        };
    }

    private void write(long bits, long value) {
        long content = value + Layouts.VALUE_CONTENT;
        Layouts.putByte(value, NativeTypes.kind(type.value()));
        CFunction set = CFunction.WASMTIME_GLOBAL_SET;
        switch (type.value()) {
            case I32, F32 -> Layouts.putInt(content, (int) bits);
            case FUNCREF -> writeFunction(bits, content);
            case EXTERNREF -> store.references().root(bits, content);
            default -> Layouts.putLong(content, bits);
        }
        store.api().call(set, store.context(), global(), value);
        if (type.value() == ValueType.EXTERNREF) {
            store.references().unroot(content);
        }
    }

    private long token(long function) {
        boolean none = Layouts.getLong(function) == 0;
        CFunction address = CFunction.WASMTIME_FUNC_TO_RAW;
        return store.references()
                .token(none ? 0 : store.api().call(address, store.context(), function));
    }

    private void writeFunction(long token, long content) {
        long function = store.references().function(token);
        Layouts.putLong(content, 0);
        if (function != 0) {
            store.api().call(CFunction.WASMTIME_FUNC_FROM_RAW, store.context(), function, content);
        }
    }

    private void checkFitsASlot() {
        if (type.value() == ValueType.OTHER_REFERENCE) {
            throw Refusal.reference();
        }
        if (type.value() == ValueType.V128) {
            throw new IllegalStateException("a vector does not fit one slot");
        }
    }

    private long global() {
        return item + Layouts.EXTERN_ITEM;
    }
}
