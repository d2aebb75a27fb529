// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;

/** A function that a guest defines. */
final class WasmtimeFunction implements Function, StoreItem {
    private final WasmtimeStore store;
    private final Signature signature;
    private final long item;

    WasmtimeFunction(WasmtimeStore store, FunctionType type, long item) {
        this.store = store;
        this.signature = new Signature(type);
        this.item = item;
    }

    @Override
    public FunctionType type() {
        return signature.type();
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
    public void call(long[] arguments, long[] results) {
        signature.checkSlots(arguments, results);
        signature.checkPassable();
        store.call(item + Layouts.EXTERN_ITEM, signature, arguments, results);
    }
}
