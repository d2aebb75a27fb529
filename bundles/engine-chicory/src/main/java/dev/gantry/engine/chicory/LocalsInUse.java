// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.FunctionBody;

/**
 * How many locals the active functions of an interpreted instance have. The interpreter keeps them on
 * the heap, where no stack limit sees them: a recursion with thousands of locals would fill the heap
 * of everybody long before it has used up its own stack.
 */
final class LocalsInUse {
    /** 64 MiB: more than a recursion with some hundred locals a call reaches on its stack. */
    private static final long MOST = 8_000_000;

    private long inUse;

    /** A function begins. */
    void enter(int count) {
        if (inUse + count > MOST) {
            throw new StackOverflowError("the locals of active functions need too much room");
        }
        inUse += count;
    }

    /** It has ended, in whatever way. */
    void leave(int count) {
        inUse -= count;
    }

    /** The locals of a function; an import has none here. */
    static int of(Instance instance, int function) {
        FunctionBody body = instance.function(function);
        return body == null ? 0 : body.localTypes().size();
    }
}
