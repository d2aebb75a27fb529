// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.Table;
import dev.gantry.engine.TableType;

/** A table that an instance defines. */
record WasmtimeTable(WasmtimeStore store, TableType type, long item) implements Table, StoreItem {
    @Override
    public long size() {
        store.entrance().enter();
        try {
            return store.api()
                    .quick(
                            CFunction.WASMTIME_TABLE_SIZE,
                            store.context(),
                            item + Layouts.EXTERN_ITEM);
        } finally {
            store.entrance().leave();
        }
    }
}
