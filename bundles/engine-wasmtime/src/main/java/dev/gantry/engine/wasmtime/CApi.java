// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.GantryException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The C API of one loaded library. */
final class CApi {
    private final Map<CFunction, MemorySegment> symbols = new EnumMap<>(CFunction.class);

    /**
     * @throws GantryException ENGINE_UNUSABLE if a function is missing
     */
    CApi(SymbolLookup library) {
        for (CFunction function : CFunction.values()) {
            symbols.put(
                    function, library.find(function.symbol()).orElseThrow(() -> lacks(function)));
        }
    }

    private static GantryException lacks(CFunction function) {
        return Refusal.unusable("its library lacks " + function.symbol());
    }

    long call(CFunction function) {
        return call(function, 0, 0, 0, 0, 0, 0);
    }

    long call(CFunction function, long a) {
        return call(function, a, 0, 0, 0, 0, 0);
    }

    long call(CFunction function, long a, long b) {
        return call(function, a, b, 0, 0, 0, 0);
    }

    long call(CFunction function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    long call(CFunction function, long a, long b, long c, long d) {
        return call(function, a, b, c, d, 0, 0);
    }

    long call(CFunction function, long a, long b, long c, long d, long e) {
        return call(function, a, b, c, d, e, 0);
    }

    long call(CFunction function, long a, long b, long c, long d, long e, long f) {
        return NativeCalls.call(symbol(function), a, b, c, d, e, f);
    }

    /** For functions that are short and never call back. */
    long quick(CFunction function, long a, long b) {
        return NativeCalls.quick(symbol(function), a, b, 0);
    }

    /** For functions that are short and never call back. */
    long quick(CFunction function, long a, long b, long c) {
        return NativeCalls.quick(symbol(function), a, b, c);
    }

    private MemorySegment symbol(CFunction function) {
        return Objects.requireNonNull(symbols.get(function));
    }

    /** The message of an error, as far as anybody would look at it; it may quote a guest. */
    String message(long error) {
        try (NativeBuffer vector = NativeBuffer.allocate(Layouts.VECTOR)) {
            call(CFunction.WASMTIME_ERROR_MESSAGE, error, vector.address());
            String message = Layouts.text(vector.address());
            call(CFunction.WASM_BYTE_VEC_DELETE, vector.address());
            return message.strip();
        }
    }

    /** The same, of an error that is deleted. */
    String takeMessage(long error) {
        String message = message(error);
        call(CFunction.WASMTIME_ERROR_DELETE, error);
        return message;
    }
}
