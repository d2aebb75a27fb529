// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.util.HashMap;
import java.util.Map;

/** The engines of the library, each made when the first guest needs so much stack. */
final class NativeEngines {
    private final CApi api;
    private final Map<StackSize, NativeEngine> engines = new HashMap<>();
    private boolean closed;

    NativeEngines(CApi api) {
        this.api = api;
    }

    synchronized NativeEngine of(StackSize stackSize) {
        if (closed) {
            throw Refusal.gone();
        }
        return engines.computeIfAbsent(stackSize, size -> new NativeEngine(api, size.bytes()));
    }

    /** Gives them up; what was made by them lives on. */
    synchronized void close() {
        closed = true;
        engines.values().forEach(NativeEngine::close);
    }
}
