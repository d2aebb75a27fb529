// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import io.github.kawamuray.wasmtime.Val;
import org.jspecify.annotations.Nullable;

/** A function that the host defines. The library learns of it when a guest is given it first. */
final class HostFunction implements Function, Owned {
    private final JniStore store;
    private final FunctionType type;
    private final FunctionType lowered;
    private final HostCode code;
    private @Nullable NativeName nativeName;

    HostFunction(JniStore store, FunctionType type, HostCode code) {
        this.store = store;
        this.type = type;
        this.lowered = VectorAdapter.lowered(type);
        this.code = code;
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
    public void call(long[] arguments, long[] results) {
        Values.checkSlots(type, arguments, results);
        StackGuard.beforeLibrary();
        store.entrance().enter();
        try {
            code.call(arguments, results);
        } finally {
            store.leave();
        }
    }

    @Override
    public NativeName nativeName() {
        NativeName name = nativeName;
        if (name == null) {
            name = NativeName.ofHost(store.nextLinkedFunction());
            nativeName = name;
            define(name);
        }
        return name;
    }

    private void define(NativeName name) {
        NativeName host = new NativeName("lowered", name.name());
        if (Values.hasReferences(type)) {
            store.natives().define(host, Values.NOTHING, (caller, in, out) -> refuse());
            store.natives().adapt(name, HelperModules.refusedCall(type, host));
        } else if (VectorAdapter.isNeeded(type)) {
            store.natives().define(host, lowered, (caller, in, out) -> run(in, out));
            store.natives().adapt(name, HelperModules.vectorCall(type, host));
        } else {
            store.natives().define(name, type, (caller, in, out) -> run(in, out));
        }
    }

    private void refuse() {
        throw store.pass(Refusal.reference());
    }

    private void run(Val[] arguments, Val[] results) {
        try {
            store.hostCalls().count();
            long[] given = new long[type.parameterSlots()];
            Values.toHost(lowered.parameters(), arguments, given);
            long[] answer = new long[type.resultSlots()];
            code.call(given, answer);
            store.checkWhetherToGoOn();
            Val[] values = Values.toLibrary(lowered.results(), answer);
            System.arraycopy(values, 0, results, 0, values.length);
        } catch (Throwable thrown) { // The edge to the host function.
            throw store.pass(thrown);
        }
    }
}
