// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import io.github.kawamuray.wasmtime.WasmFunctionError;
import io.github.kawamuray.wasmtime.WasmtimeException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns whatever comes out of the library into exceptions of the SPI. Nothing of the library is kept.
 * It gives the reason of a trap without the frames, so a trap of this engine has none.
 */
final class Translation {
    private static final Pattern FUNCTION = Pattern.compile("wasm function (\\d{1,10})");

    private Translation() {}

    /** What a module, which has been read to its end before, could not be compiled for. */
    static GantryException ofCompiling(Throwable thrown, String module) {
        if (thrown instanceof GantryException known) {
            return known;
        }
        if (thrown instanceof OutOfMemoryError) {
            return new LimitException(
                    ErrorCode.OUT_OF_MEMORY,
                    module,
                    "cannot compile module '" + module + "': the heap is full");
        }
        if (thrown instanceof WasmtimeException) {
            return new InvalidModuleException(
                    ErrorCode.INVALID_MODULE,
                    module,
                    "cannot compile module '" + module + "': " + rule(thrown));
        }
        return new GantryException(
                ErrorCode.INTERNAL,
                module,
                "cannot compile module '" + module + "': " + thrown.getClass().getSimpleName());
    }

    /** What a guest's function failed with. */
    static GantryException ofCalling(Throwable thrown) {
        if (thrown instanceof GantryException known) {
            return known;
        }
        TrapCode code = code(thrown);
        String text =
                code == TrapCode.OTHER ? "trap: " + thrown.getClass().getSimpleName() : code.text();
        return new TrapException(code, text, List.of());
    }

    /** Throws what it is given, checked or not; declared to return so that callers can throw it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Nothing is cast at run time.
    static <T extends Throwable> RuntimeException raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** The library says where, in bytes that were rewritten, and not what. */
    private static String rule(Throwable thrown) {
        Matcher function = FUNCTION.matcher(Objects.requireNonNullElse(thrown.getMessage(), ""));
        return function.find()
                ? "function " + function.group(1) + " breaks a rule of WebAssembly"
                : "it breaks a rule of WebAssembly";
    }

    private static TrapCode code(Throwable thrown) {
        if (thrown instanceof WasmFunctionError.TrapError trap) {
            return code(trap);
        }
        if (thrown instanceof StackOverflowError) {
            return TrapCode.STACK_OVERFLOW;
        }
        if (thrown instanceof OutOfMemoryError) {
            return TrapCode.OUT_OF_MEMORY;
        }
        return thrown instanceof WasmtimeException
                ? code(Objects.requireNonNullElse(thrown.getMessage(), ""))
                : TrapCode.OTHER;
    }

    private static TrapCode code(WasmFunctionError.TrapError trap) {
        return switch (trap.trap()) {
            case STACK_OVERFLOW -> TrapCode.STACK_OVERFLOW;
            case MEMORY_OUT_OF_BOUNDS -> TrapCode.MEMORY_OUT_OF_BOUNDS;
            case TABLE_OUT_OF_BOUNDS -> TrapCode.TABLE_OUT_OF_BOUNDS;
            case INDIRECT_CALL_TO_NULL -> TrapCode.INDIRECT_CALL_TO_NULL;
            case BAD_SIGNATURE -> TrapCode.BAD_SIGNATURE;
            case INTEGER_OVERFLOW -> TrapCode.INTEGER_OVERFLOW;
            case INTEGER_DIVISION_BY_ZERO -> TrapCode.INTEGER_DIVIDE_BY_ZERO;
            case BAD_CONVERSION_TO_INTEGER -> TrapCode.BAD_CONVERSION_TO_INTEGER;
            case UNREACHABLE_CODE_REACHED -> TrapCode.UNREACHABLE;
            case INTERRUPT -> TrapCode.INTERRUPTED;
            default -> TrapCode.OTHER;
        };
    }

    /** Instantiation tells in words what it failed for. */
    private static TrapCode code(String message) {
        if (message.contains("out of bounds memory access")) {
            return TrapCode.MEMORY_OUT_OF_BOUNDS;
        }
        if (message.contains("out of bounds table access")) {
            return TrapCode.TABLE_OUT_OF_BOUNDS;
        }
        if (message.contains("error while executing")) {
            return TrapCode.STACK_OVERFLOW; // A host function that could not even be entered.
        }
        return message.contains("memory") || message.contains("mmap")
                ? TrapCode.OUT_OF_MEMORY
                : TrapCode.OTHER;
    }
}
