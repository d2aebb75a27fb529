// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.StackFrame;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter, which bounds what it keeps on the heap, and tells the backtrace what functions an
 * exception passed through. Each Java frame of this very class's {@link #call} stands for one function.
 *
 * <p>Chicory goes on in the catching function on top of the Java frames of those that threw, so that a
 * guest which catches often uses up the stack. Here each function has a frame stack of its own:
 * Chicory finds no more than the function's own handlers in it, and the exception goes up by Java.
 */
class TracingInterpreter extends InterpreterMachine {
    private final ChicoryModule module;
    private final Backtrace backtrace;
    private final LocalsInUse localsInUse = new LocalsInUse();

    TracingInterpreter(Instance instance, ChicoryModule module, Backtrace backtrace) {
        super(instance);
        this.module = module;
        this.backtrace = backtrace;
    }

    @Override
    protected long @Nullable [] call(
            MStack stack,
            Instance instance,
            Deque<StackFrame> callers,
            int function,
            long[] arguments,
            @Nullable FunctionType callType,
            boolean popResults) {
        int locals = LocalsInUse.of(instance, function);
        localsInUse.enter(locals);
        try {
            return super.call(
                    stack,
                    instance,
                    new ArrayDeque<>(1),
                    function,
                    arguments,
                    callType,
                    popResults);
        } catch (WasmException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            backtrace.unwound(module, function);
            throw e;
        } finally {
            localsInUse.leave(locals);
        }
    }

    @Override
    protected void eval(MStack stack, Instance instance, Deque<StackFrame> own) {
        StackFrame frame = own.element();
        while (true) {
            try {
                super.eval(stack, instance, own);
                return;
            } catch (WasmException e) {
                // Jumps to the function's handler if it has one, and throws again if not.
                THROW_REF(instance, instance.registerException(e), stack, frame, own);
            }
        }
    }

    /** Has another machine run a function that the interpreter calls. */
    static long @Nullable [] handOver(
            Machine machine, MStack stack, int function, long[] arguments, boolean popResults) {
        long[] results = machine.call(function, arguments);
        if (popResults || results == null) {
            return results;
        }
        for (long result : results) {
            stack.push(result);
        }
        return null;
    }
}
