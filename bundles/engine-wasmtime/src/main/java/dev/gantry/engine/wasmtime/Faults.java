// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.GuestText;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a call of a guest failed with, and takes the failure away from the library. */
final class Faults {
    /** How the library gives the reason when its heap of objects is full. */
    private static final String FULL_HEAP = "GC heap out of memory";

    private final CApi api;
    private final long context;
    private final Backtrace backtrace;
    private @Nullable Throwable carried;
    private @Nullable TrapCode request;

    Faults(CApi api, long context, Backtrace backtrace) {
        this.api = api;
        this.context = context;
        this.backtrace = backtrace;
    }

    /** Remembers what a host function threw, while a trap of the library carries it out. */
    long carry(Throwable thrown) {
        carried = thrown;
        return trap();
    }

    /** Remembers that somebody asked the guest to end. */
    long carry(TrapCode reason) {
        request = reason;
        return trap();
    }

    /**
     * What a call failed with: the exception of a host function as it was, or a trap.
     *
     * @param error of the library, or 0
     * @param trap of the library, or 0
     * @param nested whether the call was made from a host function of the same store
     */
    Throwable take(long error, long trap, boolean nested) {
        if (error == 0) {
            return takeTrap(trap, nested);
        }
        Throwable thrown = carried;
        if (thrown != null) {
            carried = null;
            api.call(CFunction.WASMTIME_ERROR_DELETE, error);
            return thrown;
        }
        return takeError(error, nested);
    }

    private Throwable takeTrap(long trap, boolean nested) {
        try (NativeBuffer code = NativeBuffer.allocate(Layouts.WORD)) {
            boolean known = (api.call(CFunction.WASMTIME_TRAP_CODE, trap, code.address()) & 1) != 0;
            List<WasmFrame> frames = backtrace.of(CFunction.WASM_TRAP_TRACE, trap, nested);
            if (!known && takeException()) {
                return trap(TrapCode.UNCAUGHT_EXCEPTION, frames);
            }
            TrapNumber number = TrapNumber.of(known ? Layouts.getByte(code.address()) : -1);
            return new TrapException(number.trap(), number.message(), frames);
        } finally {
            api.call(CFunction.WASM_TRAP_DELETE, trap);
        }
    }

    private Throwable takeError(long error, boolean nested) {
        List<WasmFrame> frames = backtrace.of(CFunction.WASMTIME_ERROR_WASM_TRACE, error, nested);
        TrapCode asked = request;
        if (asked != null) {
            request = null;
            api.call(CFunction.WASMTIME_ERROR_DELETE, error);
            return trap(asked, frames);
        }
        String reason = lastLine(api.takeMessage(error));
        boolean beforeAnyCode = frames.isEmpty();
        return beforeAnyCode || reason.startsWith(FULL_HEAP)
                ? trap(TrapCode.OUT_OF_MEMORY, frames)
                : new TrapException(
                        TrapCode.OTHER,
                        TrapCode.OTHER.text() + ": " + GuestText.clean(reason),
                        frames);
    }

    private static TrapException trap(TrapCode code, List<WasmFrame> frames) {
        return new TrapException(code, code.text(), frames);
    }

    /** Whether the guest threw something that nothing caught. */
    private boolean takeException() {
        try (NativeBuffer exception = NativeBuffer.allocate(Layouts.VALUE)) {
            long address = exception.address();
            boolean thrown =
                    (api.call(CFunction.WASMTIME_CONTEXT_TAKE_EXCEPTION, context, address) & 1)
                            != 0;
            if (thrown) {
                api.call(CFunction.WASMTIME_EXNREF_UNROOT, address);
            }
            return thrown;
        }
    }

    private long trap() {
        return api.call(CFunction.WASMTIME_TRAP_NEW, 0, 0);
    }

    private static String lastLine(String message) {
        return message.substring(message.lastIndexOf('\n') + 1).strip();
    }
}
