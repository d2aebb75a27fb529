// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.StackFrame;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter that has its module compiled once the guest has shown that it stays, and hands over
 * when that is done.
 *
 * <p>Functions that are active at that moment go on interpreted, what they call is compiled. So a
 * guest that does everything in one long loop never gets faster: Chicory cannot enter compiled code
 * in the middle of a function.
 */
final class WarmingInterpreter extends TracingInterpreter {
    /**
     * After so many calls a guest has used about as much time as compiling a small module takes; a
     * hello-sized program has ended long before.
     */
    private static final int CALLS_BEFORE_COMPILING = 50_000;

    private final Machines machines;
    private final Backtrace backtrace;
    private int calls;
    private @Nullable Machine compiled;

    WarmingInterpreter(
            Instance instance, ChicoryModule module, Backtrace backtrace, Machines machines) {
        super(instance, module, backtrace);
        this.machines = machines;
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
        Machine fast = compiled();
        if (fast == null) {
            return super.call(
                    stack, instance, callStack, function, arguments, callType, popResults);
        }
        return handOver(fast, stack, function, arguments, popResults);
    }

    private @Nullable Machine compiled() {
        if (compiled == null) {
            if (calls < CALLS_BEFORE_COMPILING) {
                calls++;
            } else {
                machines.compileBehind();
                compiled = machines.compiled(instance(), backtrace);
            }
        }
        return compiled;
    }
}
