// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;

/**
 * Makes sure that native code finds the stack it needs. Wasmtime takes for granted that a thread has
 * as much as a guest may use, and the library ends the process if it cannot make a Java exception; so
 * a guest below a deep Java stack would take the virtual machine with it.
 */
final class StackGuard {
    /** What a guest may use where nobody says otherwise. */
    static final int USUAL_BYTES = 447 << 10;

    /**
     * What is needed below that: the host functions that the deepest guest function calls, and what the
     * virtual machine wants to have left before it enters Java.
     */
    private static final int RESERVE = 64 << 10;

    private static final StackGuard LIBRARY = new StackGuard(0);

    private final StackProbe probe;

    /**
     * @param bytes what a guest may use
     */
    StackGuard(int bytes) {
        this.probe = new StackProbe(bytes + RESERVE);
    }

    /** Before a guest is entered from outside. */
    void beforeGuest() {
        if (!probe.succeeds()) {
            throw new TrapException(TrapCode.STACK_OVERFLOW);
        }
    }

    /** Before anything else is asked of the library. */
    static void beforeLibrary() {
        LIBRARY.beforeGuest();
    }
}
