// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.InvalidException;
import com.dylibso.chicory.wasm.MalformedException;
import com.dylibso.chicory.wasm.UninstantiableException;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TranslationTest {
    @Test
    void unwrapsWhatAHostFunctionThrew() {
        IOException thrown = new IOException();
        assertSame(thrown, translate(new HostFailure(thrown), null));
    }

    @Test
    void takesAnExhaustedHeapForATrap() {
        assertEquals(TrapCode.OUT_OF_MEMORY, trap(new OutOfMemoryError()).trap());
    }

    @Test
    void looksThroughWrappers() {
        Throwable inner = new WasmRuntimeException("integer overflow");
        assertEquals(
                TrapCode.INTEGER_OVERFLOW, trap(new UninstantiableException("x", inner)).trap());
        assertEquals(
                TrapCode.STACK_OVERFLOW,
                trap(new ChicoryException("x", new StackOverflowError())).trap());
    }

    @Test
    void takesWhateverCompiledCodeThrowsForATrap() {
        TrapException trap = trap(new ArrayIndexOutOfBoundsException("secret"));
        assertEquals(TrapCode.OTHER, trap.trap());
        assertEquals("trap: ArrayIndexOutOfBoundsException", trap.getMessage());
        assertNull(trap.getCause());
    }

    @Test
    void givesTheReasonOfAnInterruption() {
        Throwable interrupted = new ChicoryInterruptedException("x");
        assertEquals(TrapCode.INTERRUPTED, trap(interrupted).trap());
        var gone =
                assertInstanceOf(TrapException.class, translate(interrupted, TrapCode.ENGINE_GONE));
        assertEquals(TrapCode.ENGINE_GONE, gone.trap());
    }

    @Test
    void tellsBrokenRulesFromBrokenBytes() {
        assertEquals(ErrorCode.INVALID_MODULE, compiling(new InvalidException("x")).code());
        assertEquals(ErrorCode.MALFORMED_MODULE, compiling(new MalformedException("x")).code());
        assertEquals(ErrorCode.MALFORMED_MODULE, compiling(new RuntimeException()).code());
    }

    @Test
    void refusesModulesThatExhaustStackOrHeap() {
        assertEquals(ErrorCode.INVALID_MODULE, compiling(new StackOverflowError()).code());
        assertEquals(ErrorCode.OUT_OF_MEMORY, compiling(new OutOfMemoryError()).code());
    }

    private static GantryException compiling(Throwable thrown) {
        return Translation.ofCompiling(thrown, "m");
    }

    private static TrapException trap(Throwable thrown) {
        return assertInstanceOf(TrapException.class, translate(thrown, null));
    }

    private static Throwable translate(Throwable thrown, @Nullable TrapCode request) {
        return Translation.ofCalling(thrown, request, new Backtrace());
    }
}
