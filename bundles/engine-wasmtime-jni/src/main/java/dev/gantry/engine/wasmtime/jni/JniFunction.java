// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import io.github.kawamuray.wasmtime.Func;
import io.github.kawamuray.wasmtime.Val;
import org.jspecify.annotations.Nullable;

/** A function that a guest defines. */
final class JniFunction implements Function, Owned {
    private final JniStore store;
    private final FunctionType type;
    private final FunctionType lowered;
    private final NativeName nativeName;
    private final NativeName callName;
    private @Nullable Func function;

    /**
     * @param callName what the host calls: the function itself, or one that calls it with vectors
     */
    JniFunction(JniStore store, FunctionType type, NativeName nativeName, NativeName callName) {
        this.store = store;
        this.type = type;
        this.lowered = VectorAdapter.lowered(type);
        this.nativeName = nativeName;
        this.callName = callName;
    }

    @Override
    public FunctionType type() {
        return type;
    }

    @Override
    public JniStore store() {
        return store;
    }

    @Override
    public NativeName nativeName() {
        return nativeName;
    }

    @Override
    public void call(long[] arguments, long[] results) {
        Values.checkSlots(type, arguments, results);
        Val[] answer =
                store.enter(
                        () -> {
                            refuseReferences();
                            Val[] given = Values.toLibrary(lowered.parameters(), arguments);
                            return store.guest(() -> store.natives().call(function(), given));
                        });
        Values.toHost(lowered.results(), answer, results);
    }

    private void refuseReferences() {
        if (Values.hasReferences(type)) {
            throw Refusal.reference();
        }
    }

    private Func function() {
        Func known = function;
        if (known == null) {
            known = store.natives().function(callName);
            function = known;
        }
        return known;
    }
}
