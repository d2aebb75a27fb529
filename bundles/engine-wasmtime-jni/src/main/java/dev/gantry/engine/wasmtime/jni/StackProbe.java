// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Finds out whether a thread has so much stack left, by calling a method whose frame has that size; Java
 * offers no other way to learn that.
 */
final class StackProbe {
    /** More local variables a method cannot have. */
    private static final int MOST_SLOTS = 65_535;

    private final int frames;
    private final MethodHandle exact;
    private final MethodHandle quick;

    /**
     * @param bytes what it looks for
     */
    StackProbe(int bytes) {
        int slots = bytes / Long.BYTES;
        this.frames = 1 + (slots - 1) / MOST_SLOTS;
        try {
            byte[] file = ProbeClass.withSlots(1 + (slots - 1) / frames);
            var own = MethodHandles.lookup().defineHiddenClass(file, true);
            MethodType type = MethodType.methodType(void.class, int.class);
            this.exact = own.findStatic(own.lookupClass(), ProbeClass.EXACT, type);
            this.quick = own.findStatic(own.lookupClass(), ProbeClass.QUICK, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the probe cannot be made", e);
        }
    }

    /** Whether there is so much. */
    boolean succeeds() {
        return (frames == 1 && fits(quick)) || fits(exact);
    }

    /** The quick one is wrong if it says no, and takes the time of ten lines instead of a thousand. */
    private boolean fits(MethodHandle method) {
        try {
            method.invokeExact(frames);
            return true;
        } catch (StackOverflowError e) {
            return false;
        } catch (Throwable thrown) { // A method handle is declared to throw anything.
            throw new IllegalStateException(thrown);
        }
    }
}
