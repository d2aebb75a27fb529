// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.GlobalInstance;
import dev.gantry.engine.Global;
import dev.gantry.engine.GlobalType;

/** A global that an instance defines. */
record ChicoryGlobal(ChicoryStore store, GlobalType type, GlobalInstance guestGlobal, Values values)
        implements Global, Owned {
    @Override
    public long get() {
        store.entrance().check();
        return values.toHost(type.value(), guestGlobal.getValue());
    }

    @Override
    public void set(long bits) {
        store.entrance().check();
        if (!type.mutable()) {
            throw new IllegalStateException("the global is immutable");
        }
        guestGlobal.setValue(values.toGuest(type.value(), bits));
    }
}
