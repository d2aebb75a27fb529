// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Machine;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the functions that could not be compiled on an interpreter of ours. Chicory brings its own for
 * them, on which nothing bounds the locals and no backtrace is kept; compiled code calls such a
 * function through the machine of its instance, so this one comes before it.
 */
record MixedMachine(Machine compiled, FallbackInterpreter interpreter, Set<Integer> interpreted)
        implements Machine {
    @Override
    public long @Nullable [] call(int function, long[] arguments) {
        return interpreted.contains(function)
                ? interpreter.call(function, arguments)
                : compiled.call(function, arguments);
    }
}
