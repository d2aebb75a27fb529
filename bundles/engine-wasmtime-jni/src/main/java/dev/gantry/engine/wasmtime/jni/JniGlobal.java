// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.GlobalType;
import io.github.kawamuray.wasmtime.Global;

/** A global that an instance defines. */
record JniGlobal(JniStore store, GlobalType type, NativeName nativeName, Global handle)
        implements dev.gantry.engine.Global, Owned {
    @Override
    public long get() {
        return store.look(
                () -> {
                    refuseReferences();
                    return Values.toHost(type.value(), store.natives().get(handle));
                });
    }

    @Override
    public void set(long bits) {
        if (!type.mutable()) {
            throw new IllegalStateException("the global is immutable");
        }
        store.look(
                () -> {
                    refuseReferences();
                    store.natives().set(handle, Values.toLibrary(type.value(), bits));
                    return bits;
                });
    }

    private void refuseReferences() {
        if (type.value().isReference()) {
            throw Refusal.reference();
        }
    }
}
