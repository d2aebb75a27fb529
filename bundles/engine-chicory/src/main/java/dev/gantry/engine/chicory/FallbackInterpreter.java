// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.StackFrame;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Interprets the functions of a compiled module that are too large; what they call is compiled. */
final class FallbackInterpreter extends TracingInterpreter {
    private final Machine compiled;
    private final Set<Integer> interpreted;

    FallbackInterpreter(
            Instance instance,
            ChicoryModule module,
            Backtrace backtrace,
            Machine compiled,
            Set<Integer> interpreted) {
        super(instance, module, backtrace);
        this.compiled = compiled;
        this.interpreted = interpreted;
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
        if (interpreted.contains(function) || instance.function(function) == null) {
            return super.call(
                    stack, instance, callStack, function, arguments, callType, popResults);
        }
        return handOver(compiled, stack, function, arguments, popResults);
    }

    /** Indirect calls of what is compiled go through the machine of the instance. */
    @Override
    protected boolean useCurrentInstanceInterpreter(
            Instance instance, Instance target, int function) {
        return target == instance && interpreted.contains(function);
    }
}
