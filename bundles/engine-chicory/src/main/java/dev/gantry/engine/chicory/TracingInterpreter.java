// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.StackFrame;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter, which bounds what it keeps on the heap, and tells the backtrace what functions an exception passed through. Each
 * Java frame of this very class stands for one function.
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
            Deque<StackFrame> callStack,
            int function,
            long[] arguments,
            @Nullable FunctionType callType,
            boolean popResults) {
        int locals = LocalsInUse.of(instance, function);
        localsInUse.enter(locals);
        try {
            return super.call(
                    stack, instance, callStack, function, arguments, callType, popResults);
        } catch (RuntimeException | Error e) {
            backtrace.unwound(module, function);
            throw e;
        } finally {
            localsInUse.leave(locals);
        }
    }
}
