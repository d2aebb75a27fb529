// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Instances of Wasmtime that share memories, tables, globals, a budget and a fate. */
final class JniStore implements Store {
    private final WasmtimeJniEngine engine;
    private final NativeStore natives;
    private final Budget budget;
    private final Entrance entrance = new Entrance();
    private final HostCalls hostCalls = new HostCalls();
    private @Nullable Throwable leaving;
    private int instances;
    private int linkedFunctions;

    JniStore(WasmtimeJniEngine engine, NativeStore natives, Limits limits) {
        this.engine = engine;
        this.natives = natives;
        this.budget = new Budget(natives, limits);
    }

    @Override
    public Function host(FunctionType type, HostCode code) {
        entrance.check();
        return new HostFunction(this, type, code);
    }

    @Override
    public Instance instantiate(CompiledModule module, List<? extends Extern> imports) {
        JniModule own = own(module);
        return enter(
                () -> {
                    own.acquire();
                    try {
                        return instantiate(own, List.copyOf(imports));
                    } finally {
                        own.release();
                    }
                });
    }

    @Override
    public void interrupt() {
        entrance.interrupt(TrapCode.INTERRUPTED);
    }

    @Override
    public void close() {
        StackGuard.beforeLibrary();
        freeIf(entrance.close());
        engine.forget(this);
    }

    /** Closes the store because the engine goes. */
    void engineGoes() {
        freeIf(entrance.engineGoes());
    }

    Entrance entrance() {
        return entrance;
    }

    /** What the library holds. The caller has entered the store. */
    NativeStore natives() {
        return natives;
    }

    Budget budget() {
        return budget;
    }

    HostCalls hostCalls() {
        return hostCalls;
    }

    /** The number of the next function of the host that is linked. */
    int nextLinkedFunction() {
        return linkedFunctions++;
    }

    /** Does something for which a guest may run. */
    <T> T enter(Supplier<T> work) {
        if (entrance.isInside()) {
            StackGuard.beforeLibrary();
        } else {
            natives.engine().stackGuard().beforeGuest();
        }
        entrance.enter();
        try {
            if (!entrance.isNested()) {
                hostCalls.startAnew();
            }
            return work.get();
        } finally {
            leave();
        }
    }

    /** Looks at something, which can be done when the guest is dead, too. */
    <T> T look(Supplier<T> work) {
        StackGuard.beforeLibrary();
        entrance.look();
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    /** The calling thread, which has entered, leaves. */
    void leave() {
        freeIf(entrance.leave());
    }

    /** Runs code of a guest. The caller has entered the store. */
    <T> T guest(Supplier<T> work) {
        try {
            checkWhetherToGoOn();
            return work.get();
        } catch (Throwable thrown) { // The edge to the library.
            Throwable fault = leaving != null ? leaving : Translation.ofCalling(thrown);
            leaving = null;
            entrance.kill(fault);
            throw Translation.<RuntimeException>raise(fault);
        }
    }

    /** A guest does not go on where it was asked to end, or an inner call of it has failed. */
    void checkWhetherToGoOn() {
        Throwable fault = entrance.fault();
        if (fault != null) {
            throw Translation.<RuntimeException>raise(fault);
        }
        TrapCode request = entrance.request();
        if (request != null) {
            throw new TrapException(request);
        }
    }

    /**
     * Lets an exception of the host pass through the frames of a guest. The library keeps nothing of an
     * exception but its message, so the exception waits here.
     */
    RuntimeException pass(Throwable thrown) {
        leaving = thrown;
        return new Passing();
    }

    private Instance instantiate(JniModule module, List<Extern> imports) {
        List<NativeName> names = new Linking(this, module).names(imports);
        budget.reserve(module.name(), module.ownMemories(), module.ownTables());
        String name = "instance " + instances++;
        return guest(
                () -> {
                    module.instantiate(natives, name, names);
                    if (module.asksBeforeGrowth()) {
                        budget.installIn(name);
                    }
                    if (module.hasStart()) {
                        natives.call(natives.function(new NativeName(name, Rewriting.START)));
                    }
                    return new JniInstance(this, module, name, imports);
                });
    }

    private void freeIf(boolean nobodyEnters) {
        if (nobodyEnters) {
            natives.free();
        }
    }

    private JniModule own(CompiledModule module) {
        if (module instanceof JniModule own && own.engine() == engine) {
            return own;
        }
        throw new GantryException(
                ErrorCode.FOREIGN_EXTERN,
                "",
                "cannot instantiate the module: another engine has compiled it");
    }

    /** What the library sees of an exception that passes. */
    private static final class Passing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Passing() {
            super("", null, false, false);
        }
    }
}
