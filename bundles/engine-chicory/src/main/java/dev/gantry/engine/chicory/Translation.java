// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.InvalidException;
import com.dylibso.chicory.wasm.MalformedException;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.TrapCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns whatever comes out of Chicory, or out of code that it compiled, into exceptions of the SPI.
 * Nothing of Chicory is kept, neither as a cause nor in a backtrace.
 */
final class Translation {
    static final String MEMORY_BOUNDS = "out of bounds memory access";
    static final String TABLE_BOUNDS = "out of bounds table access";

    /** How the messages of Chicory begin. They are all that tells its traps apart. */
    private static final Map<String, TrapCode> TRAPS = traps();

    private Translation() {}

    /** What a module could not be compiled for. */
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
        if (thrown instanceof StackOverflowError) {
            return invalid(ErrorCode.INVALID_MODULE, module, "it is too deeply nested");
        }
        boolean rule = thrown instanceof InvalidException;
        boolean format = thrown instanceof MalformedException;
        if (rule || format || thrown instanceof RuntimeException) {
            return invalid(
                    rule ? ErrorCode.INVALID_MODULE : ErrorCode.MALFORMED_MODULE,
                    module,
                    GuestText.clean(Objects.requireNonNullElse(thrown.getMessage(), "no reason")));
        }
        return new GantryException(
                ErrorCode.INTERNAL,
                module,
                "cannot compile module '" + module + "': " + thrown.getClass().getSimpleName());
    }

    /**
     * What a call failed with: the exception of a host function as it was, or a trap.
     *
     * @param request why somebody asked the guest to end, if somebody did
     */
    static Throwable ofCalling(Throwable thrown, @Nullable TrapCode request, Backtrace backtrace) {
        if (thrown instanceof HostFailure host) {
            backtrace.clear();
            return host.thrown();
        }
        if (thrown instanceof GantryException known) {
            backtrace.clear();
            return known;
        }
        Throwable origin = origin(thrown);
        TrapCode code =
                origin instanceof ChicoryInterruptedException
                        ? Objects.requireNonNullElse(request, TrapCode.INTERRUPTED)
                        : code(origin);
        String text =
                code == TrapCode.OTHER ? "trap: " + origin.getClass().getSimpleName() : code.text();
        return new dev.gantry.engine.TrapException(code, text, backtrace.take(origin));
    }

    /** Throws what it is given, checked or not; declared to return so that callers can throw it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Nothing is cast at run time.
    static <T extends Throwable> RuntimeException raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Chicory wraps what a start section threw, and a stack overflow. */
    private static Throwable origin(Throwable thrown) {
        Throwable origin = thrown;
        while (origin.getCause() instanceof ChicoryException
                || origin.getCause() instanceof StackOverflowError) {
            origin = origin.getCause();
        }
        return origin;
    }

    private static TrapCode code(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return TrapCode.STACK_OVERFLOW;
        }
        if (thrown instanceof OutOfMemoryError) {
            return TrapCode.OUT_OF_MEMORY;
        }
        if (thrown instanceof WasmException) {
            return TrapCode.UNCAUGHT_EXCEPTION;
        }
        String message = thrown instanceof ChicoryException ? thrown.getMessage() : null;
        if (message == null) {
            return TrapCode.OTHER;
        }
        return TRAPS.entrySet().stream()
                .filter(trap -> message.startsWith(trap.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(thrown instanceof TrapException ? TrapCode.UNREACHABLE : TrapCode.OTHER);
    }

    /** Initializes this class while there is stack for it: the first trap may find none left. */
    static boolean isReady() {
        return !TRAPS.isEmpty();
    }

    private static Map<String, TrapCode> traps() {
        Map<String, TrapCode> traps = new LinkedHashMap<>();
        traps.put(MEMORY_BOUNDS, TrapCode.MEMORY_OUT_OF_BOUNDS);
        traps.put(TABLE_BOUNDS, TrapCode.TABLE_OUT_OF_BOUNDS);
        traps.put("undefined element", TrapCode.TABLE_OUT_OF_BOUNDS);
        traps.put("uninitialized element", TrapCode.INDIRECT_CALL_TO_NULL);
        traps.put("indirect call type mismatch", TrapCode.BAD_SIGNATURE);
        traps.put("integer overflow", TrapCode.INTEGER_OVERFLOW);
        traps.put("integer divide by zero", TrapCode.INTEGER_DIVIDE_BY_ZERO);
        traps.put("invalid conversion to integer", TrapCode.BAD_CONVERSION_TO_INTEGER);
        traps.put("call stack exhausted", TrapCode.STACK_OVERFLOW);
        return traps;
    }

    private static InvalidModuleException invalid(ErrorCode code, String module, String reason) {
        return new InvalidModuleException(
                code, module, "cannot compile module '" + module + "': " + reason);
    }
}
