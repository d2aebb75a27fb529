// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A function that the host defines. The library learns of it when it is first imported. */
final class HostFunction implements Function, StoreItem {
    private final WasmtimeStore store;
    private final Signature signature;
    private final HostCode code;

    /** For the next call; a call inside a call makes its own. */
    private long @Nullable [] spareArguments;

    private long @Nullable [] spareResults;
    private long item;

    HostFunction(WasmtimeStore store, FunctionType type, HostCode code) {
        this.store = store;
        this.signature = new Signature(type);
        this.code = code;
        signature.checkPassable();
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
        if (item == 0) {
            item = store.define(this);
        }
        return item;
    }

    @Override
    public void call(long[] arguments, long[] results) {
        signature.checkSlots(arguments, results);
        store.entrance().enter();
        try {
            store.entrance().admitGuest();
            code.call(arguments, results);
        } finally {
            store.entrance().leave();
        }
    }

    /** Runs for a guest, on its values. Gives a trap of the library, or 0: the guest goes on. */
    long callFromGuest(long cells) {
        try {
            run(cells);
            return store.calls().afterHostFunction();
        } catch (Throwable thrown) { // The edge to the host function.
            return store.calls().carry(thrown);
        }
    }

    private void run(long cells) {
        long[] arguments = spareArguments;
        long[] results = spareResults;
        spareArguments = null;
        spareResults = null;
        if (arguments == null || results == null) {
            arguments = new long[signature.parameterSlots()];
            results = new long[signature.resultSlots()];
        }
        signature.readParameters(cells, arguments, store.references());
        code.call(arguments, results);
        signature.writeResults(results, cells, store.references());
        Arrays.fill(results, 0);
        spareArguments = arguments;
        spareResults = results;
    }
}
