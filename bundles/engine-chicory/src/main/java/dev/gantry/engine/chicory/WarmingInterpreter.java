// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.StackFrame;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter that hands over to compiled code once the guest has shown that it stays.
 *
 * <p>Functions that are active at that moment go on interpreted, what they call is compiled. A guest
 * that does everything in one long loop never gets faster; compiling behind its back and entering the
 * loop in its middle would need more than Chicory offers.
 */
final class WarmingInterpreter extends TracingInterpreter {
    /**
     * After so many calls a guest has used about as much time as compiling it takes; before that, a
     * hello-sized program in a fresh process has ended.
     */
    private static final int CALLS_BEFORE_COMPILING = 50_000;

    /** Compiling takes about two seconds a megabyte of code, and nobody can end a guest meanwhile. */
    private static final int LARGEST_COMPILED = 1 << 19;

    private final Supplier<Optional<Function<Instance, Machine>>> compiler;
    private int callsLeft;
    private @Nullable Machine compiled;

    WarmingInterpreter(
            Instance instance,
            ChicoryModule module,
            Backtrace backtrace,
            Supplier<Optional<Function<Instance, Machine>>> compiler) {
        super(instance, module, backtrace);
        this.compiler = compiler;
        boolean small = module.codeSize() <= LARGEST_COMPILED;
        this.callsLeft = small ? CALLS_BEFORE_COMPILING : Integer.MAX_VALUE;
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
        Machine fast = compiled;
        if (fast == null) {
            count();
            return super.call(
                    stack, instance, callStack, function, arguments, callType, popResults);
        }
        long[] results = fast.call(function, arguments);
        if (popResults || results == null) {
            return results;
        }
        for (long result : results) {
            stack.push(result);
        }
        return null;
    }

    private void count() {
        if (callsLeft == Integer.MAX_VALUE) {
            return;
        }
        callsLeft--;
        if (callsLeft == 0) {
            callsLeft = Integer.MAX_VALUE;
            compiled = compiler.get().map(factory -> factory.apply(instance())).orElse(null);
        }
    }
}
