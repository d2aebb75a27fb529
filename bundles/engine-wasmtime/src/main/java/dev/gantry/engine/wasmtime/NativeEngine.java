// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * An engine of the library, for guests that may use so much stack. How much is a setting of the engine
 * and not of a store, hence one of these for each {@link StackSize}; all else is the same, and code that
 * one of them compiled runs in all.
 */
final class NativeEngine {
    private static final int CRANELIFT = 1;
    private static final int OPTIMIZE_SPEED = 1;
    private static final long FOUR_GIB = 1L << 32;

    private final NativeHandle handle;

    /**
     * @param stackBytes how much stack guests may use
     */
    NativeEngine(CApi api, long stackBytes) {
        long config = api.call(CFunction.WASM_CONFIG_NEW);
        settings().forEach((setter, value) -> api.call(setter, config, value));
        api.call(CFunction.WASMTIME_CONFIG_MAX_WASM_STACK_SET, config, stackBytes);
        api.call(CFunction.WASMTIME_CONFIG_ASYNC_STACK_SIZE_SET, config, 2 * stackBytes);
        long engine = api.call(CFunction.WASM_ENGINE_NEW_WITH_CONFIG, config);
        if (engine == 0) {
            throw Refusal.unusable("its library refuses the settings of the engine");
        }
        this.handle = new NativeHandle(engine, at -> api.call(CFunction.WASM_ENGINE_DELETE, at));
    }

    /** Does something with the address of the engine. */
    long use(LongUnaryOperator use) {
        long engine = handle.acquire();
        if (engine == 0) {
            throw Refusal.gone();
        }
        try {
            return use.applyAsLong(engine);
        } finally {
            handle.release();
        }
    }

    void close() {
        handle.close();
    }

    /**
     * Everything that the contract covers is on and everything else is off. A memory never moves, so
     * that its address can be kept. What the library sets against speculation is on by default.
     */
    private static Map<CFunction, Long> settings() {
        Map<CFunction, Long> settings = new EnumMap<>(CFunction.class);
        settings.put(CFunction.WASMTIME_CONFIG_STRATEGY_SET, (long) CRANELIFT);
        settings.put(CFunction.WASMTIME_CONFIG_CRANELIFT_OPT_LEVEL_SET, (long) OPTIMIZE_SPEED);
        settings.put(CFunction.WASMTIME_CONFIG_MEMORY_MAY_MOVE_SET, 0L);
        settings.put(CFunction.WASMTIME_CONFIG_MEMORY_RESERVATION_SET, FOUR_GIB);
        settings.put(CFunction.WASMTIME_CONFIG_CONCURRENCY_SUPPORT_SET, 0L);
        settings.put(CFunction.WASMTIME_CONFIG_SHARED_MEMORY_SET, 0L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_COMPONENT_MODEL_SET, 0L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_THREADS_SET, 0L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_WIDE_ARITHMETIC_SET, 0L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_SIMD_SET, 1L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_RELAXED_SIMD_SET, 1L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_TAIL_CALL_SET, 1L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_FUNCTION_REFERENCES_SET, 1L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_GC_SET, 1L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_EXCEPTIONS_SET, 1L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_MULTI_MEMORY_SET, 1L);
        settings.put(CFunction.WASMTIME_CONFIG_WASM_MEMORY64_SET, 1L);
        return settings;
    }
}
