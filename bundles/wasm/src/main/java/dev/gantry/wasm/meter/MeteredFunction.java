// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;

/** A function of an engine, called through the store that keeps the limits. */
final class MeteredFunction implements Function {
    private final MeteredStore store;
    private final Function function;

    MeteredFunction(MeteredStore store, Function function) {
        this.store = store;
        this.function = function;
    }

    @Override
    public FunctionType type() {
        return function.type();
    }

    @Override
    public void call(long[] arguments, long[] results) {
        store.call(function, arguments, results);
    }

    /** As the engine knows it. */
    Function function() {
        return function;
    }
}
