// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;

/** A function that the host defines. */
record HostFunction(ChicoryStore store, FunctionType type, HostCode code)
        implements Function, Owned {
    @Override
    public void call(long[] arguments, long[] results) {
        Values.checkSlots(type, arguments, results);
        store.entrance().enter();
        try {
            code.call(arguments, results);
        } finally {
            store.entrance().leave();
        }
    }

    /** How an instance with these values calls it. */
    WasmFunctionHandle handle(Values values) {
        return (caller, arguments) -> {
            long[] answer;
            try {
                answer = run(values, arguments);
            } catch (Throwable thrown) { // The edge to the host function.
                throw new HostFailure(thrown);
            }
            checkWhetherToGoOn();
            return answer;
        };
    }

    private long[] run(Values values, long[] arguments) {
        long[] given = new long[type.parameterSlots()];
        values.toHost(type.parameters(), arguments, given);
        long[] results = new long[type.resultSlots()];
        code.call(given, results);
        return values.toGuest(type.results(), results);
    }

    /** The guest does not go on where it was asked to end, or an inner call of it has failed. */
    private void checkWhetherToGoOn() {
        Throwable fault = store.entrance().fault();
        if (fault != null) {
            throw new HostFailure(fault);
        }
        if (store.entrance().request() != null) {
            throw new ChicoryInterruptedException("interrupted");
        }
    }
}
