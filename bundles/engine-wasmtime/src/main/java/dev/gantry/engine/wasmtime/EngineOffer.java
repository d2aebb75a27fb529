// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Offers the engine as a service while there is a library for it. */
final class EngineOffer {
    private final WasmtimeLibrary library;
    private final Supplier<WasmtimeEngine> maker;
    private final Function<WasmtimeEngine, Runnable> registry;
    private @Nullable WasmtimeEngine engine;
    private Runnable withdrawal = () -> {};

    /**
     * @param registry makes an engine a service, and returns what ends that
     */
    EngineOffer(
            WasmtimeLibrary library,
            Supplier<WasmtimeEngine> maker,
            Function<WasmtimeEngine, Runnable> registry) {
        this.library = library;
        this.maker = maker;
        this.registry = registry;
    }

    /**
     * To be called when a library may have come or gone. An engine that has loaded its library stays as it
     * is; any other is replaced, so that it does not stick to what was wrong before.
     */
    synchronized void update() {
        if (engine != null && library.isLoaded()) {
            return;
        }
        end();
        if (library.isPromising()) {
            engine = maker.get();
            withdrawal = registry.apply(engine);
        }
    }

    /** Nobody is given the engine from now on, and its guests end. */
    synchronized void end() {
        withdrawal.run();
        withdrawal = () -> {};
        if (engine != null) {
            engine.stop();
            engine = null;
        }
    }
}
