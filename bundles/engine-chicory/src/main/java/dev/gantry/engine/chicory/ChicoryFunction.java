// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;

/** A function that a guest defines. */
final class ChicoryFunction implements Function, Owned {
    private final ChicoryStore store;
    private final FunctionType type;
    private final Machine machine;
    private final int index;
    private final Values values;

    ChicoryFunction(
            ChicoryStore store, FunctionType type, Machine machine, int index, Values values) {
        this.store = store;
        this.type = type;
        this.machine = machine;
        this.index = index;
        this.values = values;
    }

    @Override
    public FunctionType type() {
        return type;
    }

    @Override
    public ChicoryStore store() {
        return store;
    }

    @Override
    public void call(long[] arguments, long[] results) {
        Values.checkSlots(type, arguments, results);
        store.entrance().enter();
        try {
            long[] given = values.toGuest(type.parameters(), arguments);
            long[] answer = store.guest(() -> machine.call(index, given));
            values.toHost(type.results(), answer, results);
        } finally {
            store.entrance().leave();
        }
    }

    /** How another instance calls it. */
    WasmFunctionHandle handle() {
        return (caller, arguments) -> machine.call(index, arguments);
    }
}
