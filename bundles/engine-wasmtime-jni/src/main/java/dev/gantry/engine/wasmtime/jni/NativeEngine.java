// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import io.github.kawamuray.wasmtime.Config;
import io.github.kawamuray.wasmtime.Engine;
import io.github.kawamuray.wasmtime.Linker;
import io.github.kawamuray.wasmtime.Module;
import io.github.kawamuray.wasmtime.OptLevel;
import io.github.kawamuray.wasmtime.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Wasmtime with one size of stack for guests; that size belongs to the engine there.
 *
 * <p>The library locks an engine while it compiles, so stores are made from a second handle to the
 * same one.
 */
final class NativeEngine implements AutoCloseable {
    /** Stores with more instances pay for each one's installer anew. */
    private static final int KEPT_INSTALLERS = 16;

    private final StackGuard stackGuard;
    private final Engine forModules;
    private final Engine forStores;
    private final Module budget;
    private final Map<String, Module> installers = new HashMap<>();
    private int uses;
    private boolean closed;

    NativeEngine(int stackBytes) {
        this.stackGuard = new StackGuard(stackBytes);
        try (Config config = new Config()) {
            config.maxWasmStack(stackBytes).craneliftOptLevel(OptLevel.SPEED).wasmThreads(false);
            this.forModules = new Engine(config);
        }
        try (Store<?> store = new Store<>(NativeName.ofHost(0), forModules)) {
            this.forStores = store.engine();
        }
        this.budget = Module.fromBinary(forModules, HelperModules.budget());
    }

    StackGuard stackGuard() {
        return stackGuard;
    }

    Module compile(byte[] wasm) {
        return use(() -> Module.fromBinary(forModules, wasm));
    }

    Store<NativeEngine> newStore() {
        return use(() -> new Store<>(this, forStores));
    }

    Linker newLinker() {
        return use(() -> new Linker(forStores));
    }

    /** Instantiates what each store has an instance of. */
    void instantiateBudget(Consumer<Module> instantiation) {
        use(
                () -> {
                    instantiation.accept(budget);
                    return budget;
                });
    }

    /** Instantiates what puts the functions that guard growth into an instance. */
    void install(String instance, byte[] wasm, Consumer<Module> instantiation) {
        use(
                () -> {
                    Module kept = installer(instance, wasm);
                    if (kept != null) {
                        instantiation.accept(kept);
                        return instance;
                    }
                    try (Module module = compile(wasm)) {
                        instantiation.accept(module);
                        return instance;
                    }
                });
    }

    /** Frees everything, now or when nobody uses it any more. */
    @Override
    public synchronized void close() {
        closed = true;
        freeUnused();
    }

    private synchronized @Nullable Module installer(String instance, byte[] wasm) {
        if (!installers.containsKey(instance) && installers.size() < KEPT_INSTALLERS) {
            installers.put(instance, compile(wasm));
        }
        return installers.get(instance);
    }

    /** Does something with a handle; to use one that was disposed of would end the process. */
    private <T> T use(Supplier<T> work) {
        synchronized (this) {
            if (closed) {
                throw Entrance.engineGone();
            }
            uses++;
        }
        try {
            return work.get();
        } finally {
            synchronized (this) {
                uses--;
                freeUnused();
            }
        }
    }

    private void freeUnused() {
        if (closed && uses == 0) {
            installers.values().forEach(Module::dispose);
            installers.clear();
            budget.dispose();
            forStores.dispose();
            forModules.dispose();
        }
    }
}
