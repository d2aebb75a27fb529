// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Table;
import dev.gantry.engine.TableType;
import io.github.kawamuray.wasmtime.Func;

/** A table that an instance defines. */
final class JniTable implements Table, Owned {
    private final JniStore store;
    private final TableType type;
    private final NativeName nativeName;
    private final Func sizeFunction;
    private final NativeName settling;
    private boolean settled;

    /**
     * @param sizeFunction what tells its size, which the library does not
     * @param settling what has to be called before it is shared, see {@link TableHelpers#settling}
     */
    JniTable(
            JniStore store,
            TableType type,
            NativeName nativeName,
            Func sizeFunction,
            NativeName settling) {
        this.store = store;
        this.type = type;
        this.nativeName = nativeName;
        this.sizeFunction = sizeFunction;
        this.settling = settling;
    }

    @Override
    public TableType type() {
        return type;
    }

    @Override
    public JniStore store() {
        return store;
    }

    @Override
    public NativeName nativeName() {
        if (!settled) {
            store.natives().call(store.natives().function(settling));
            settled = true;
        }
        return nativeName;
    }

    @Override
    public long size() {
        return store.look(
                () -> Integer.toUnsignedLong(store.natives().call(sizeFunction)[0].i32()));
    }
}
