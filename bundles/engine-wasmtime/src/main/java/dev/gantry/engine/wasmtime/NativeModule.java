// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * What the library compiled of one module. The code belongs to the engine of one {@link StackSize};
 * where a store of another needs it, a copy is made once.
 */
final class NativeModule {
    private final CApi api;
    private final NativeEngines engines;
    private final Map<StackSize, NativeHandle> copies = new HashMap<>();
    private boolean closed;

    /**
     * @param first the address of the module, of the engine of the usual stack size
     */
    NativeModule(CApi api, NativeEngines engines, long first) {
        this.api = api;
        this.engines = engines;
        copies.put(StackSize.USUAL, handle(first));
    }

    /** Does something with the address of the module in the engine of a stack size. */
    long use(StackSize stackSize, LongUnaryOperator use) {
        NativeHandle handle = copy(stackSize);
        long address = handle.acquire();
        if (address == 0) {
            throw closed();
        }
        try {
            return use.applyAsLong(address);
        } finally {
            handle.release();
        }
    }

    /** Writes the code in the library's own form to a vector of bytes, which the caller deletes. */
    void serialize(long vector) {
        use(
                StackSize.USUAL,
                module -> api.call(CFunction.WASMTIME_MODULE_SERIALIZE, module, vector));
    }

    synchronized void close() {
        closed = true;
        copies.values().forEach(NativeHandle::close);
        copies.clear();
    }

    private synchronized NativeHandle copy(StackSize stackSize) {
        if (closed) {
            throw closed();
        }
        NativeHandle known = copies.get(stackSize);
        if (known == null) {
            known = handle(copyTo(stackSize));
            copies.put(stackSize, known);
        }
        return known;
    }

    private long copyTo(StackSize stackSize) {
        try (NativeBuffer vector = NativeBuffer.allocate(Layouts.VECTOR)) {
            serialize(vector.address());
            long size = Layouts.getLong(vector.address());
            long content = Layouts.getLong(vector.address() + Layouts.WORD);
            try {
                return deserialize(api, engines.of(stackSize), content, size);
            } finally {
                api.call(CFunction.WASM_BYTE_VEC_DELETE, vector.address());
            }
        }
    }

    /**
     * Makes a module of code in the library's own form, which must be trusted.
     *
     * @throws IllegalStateException saying why the library refuses it
     */
    static long deserialize(CApi api, NativeEngine engine, long content, long size) {
        try (NativeBuffer module = NativeBuffer.allocate(Layouts.WORD)) {
            long error =
                    engine.use(
                            address ->
                                    api.call(
                                            CFunction.WASMTIME_MODULE_DESERIALIZE,
                                            address,
                                            content,
                                            size,
                                            module.address()));
            if (error != 0) {
                throw new IllegalStateException(api.takeMessage(error));
            }
            return Layouts.getLong(module.address());
        }
    }

    private NativeHandle handle(long module) {
        return new NativeHandle(
                module, address -> api.call(CFunction.WASMTIME_MODULE_DELETE, address));
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("the module has been closed");
    }
}
