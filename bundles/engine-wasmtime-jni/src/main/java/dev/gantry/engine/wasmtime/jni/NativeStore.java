// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.FunctionType;
import io.github.kawamuray.wasmtime.Disposable;
import io.github.kawamuray.wasmtime.Extern;
import io.github.kawamuray.wasmtime.Func;
import io.github.kawamuray.wasmtime.Global;
import io.github.kawamuray.wasmtime.Linker;
import io.github.kawamuray.wasmtime.Memory;
import io.github.kawamuray.wasmtime.Module;
import io.github.kawamuray.wasmtime.Store;
import io.github.kawamuray.wasmtime.Val;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the library holds for one store: the store itself, one linker in which everything has a name,
 * and the handles that were taken of it. Using any of that after {@link #free} would end the process;
 * so nobody gets here without having entered the store, and only the last one to leave frees it.
 */
final class NativeStore {
    private final NativeEngine engine;
    private final Store<NativeEngine> store;
    private final Linker linker;
    private final List<Disposable> handles = new ArrayList<>();

    NativeStore(NativeEngine engine) {
        this.engine = engine;
        this.store = engine.newStore();
        this.linker = engine.newLinker();
    }

    NativeEngine engine() {
        return engine;
    }

    /** Makes a function of the host; its type has no vectors and no references. */
    void define(NativeName name, FunctionType type, Func.Handler<NativeEngine> code) {
        Func function = kept(new Func(store, Values.type(type), code));
        linker.define(store, name.module(), name.name(), Extern.fromFunc(function));
    }

    /** Links an instance by the names of its imports, and gives a name to what it exports. */
    void instantiate(String name, Module module) {
        linker.module(store, name, module);
    }

    void instantiateBudget(String name) {
        engine.instantiateBudget(module -> linker.module(store, name, module));
    }

    /** Gives a name to the function of a helper. */
    void adapt(NativeName name, byte[] helper) {
        String instance = "adapter of " + name.module() + " " + name.name();
        try (Module module = engine.compile(helper)) {
            linker.module(store, instance, module);
        }
        Func function = function(new NativeName(instance, HelperModules.FUNCTION));
        linker.define(store, name.module(), name.name(), Extern.fromFunc(function));
    }

    /** Connects an instance with the functions that let it grow. */
    void install(String instance, byte[] installer) {
        engine.install(
                instance,
                installer,
                module -> linker.module(store, "installer of " + instance, module));
    }

    Func function(NativeName name) {
        return kept(get(name).func());
    }

    Memory memory(NativeName name) {
        return kept(get(name).memory());
    }

    Global global(NativeName name) {
        return kept(get(name).global());
    }

    Val[] call(Func function, Val... arguments) {
        return function.call(store, arguments);
    }

    /** The bytes of a memory, to be used at once: after a growth they may be somewhere else. */
    ByteBuffer bytes(Memory memory) {
        return memory.buffer(store);
    }

    long size(Memory memory) {
        return memory.dataSize(store);
    }

    int grow(Memory memory, long pages) {
        return memory.grow(store, pages);
    }

    Val get(Global global) {
        return global.get(store);
    }

    void set(Global global, Val value) {
        global.set(store, value);
    }

    /** Frees everything, once. */
    void free() {
        handles.forEach(Disposable::dispose);
        linker.dispose();
        store.dispose();
    }

    private Extern get(NativeName name) {
        return linker.get(store, name.module(), name.name()).orElseThrow();
    }

    private <T extends Disposable> T kept(T handle) {
        handles.add(handle);
        return handle;
    }
}
