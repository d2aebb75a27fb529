// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a guest in only where its thread has the stack that the library will let it use, and enough
 * below it for a host function. Wasmtime counts from the frame that enters a store first, whatever the
 * thread has left: a guest that went on into the guard pages of the virtual machine would end the
 * process, and so would a host function without the room to throw.
 */
final class StackGuard {
    /** An upcall was measured to need 97 KiB before it can throw. */
    private static final long FOR_HOST_FUNCTIONS = 192L << 10;

    private final NativeStack stack;
    private final long needed;
    private @Nullable Thread measured;
    private long lowest;

    StackGuard(NativeStack stack, StackSize stackSize) {
        this.stack = stack;
        this.needed = stackSize.bytes() + FOR_HOST_FUNCTIONS;
    }

    /**
     * Refuses a call for which there is too little stack. Within the outermost call of a store the
     * library goes on counting from there; but no guest need lie between two host functions, where a
     * start section is one, and then nobody counts for the second.
     */
    void check(boolean outermost) {
        Thread thread = Thread.currentThread();
        if (thread != measured) {
            lowest = stack.lowest();
            measured = thread.isVirtual() ? null : thread; // Its carrier may be another next time.
        }
        if (stack.pointer() - lowest < (outermost ? needed : FOR_HOST_FUNCTIONS)) {
            throw new TrapException(TrapCode.STACK_OVERFLOW);
        }
    }
}
