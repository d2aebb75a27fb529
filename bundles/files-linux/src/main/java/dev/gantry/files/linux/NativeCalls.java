// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/**
 * Calls of native functions. Everything travels as a {@code long}, and every function is called as if it
 * had five parameters: what it does not expect lies where it does not look, and one linked handle serves
 * all. On the processors that are supported that holds for functions like {@code openat} too, whose last
 * parameter may be missing.
 */
final class NativeCalls {
    private static final int PARAMETERS = 5;
    private static final MethodHandle CALL = link();

    private NativeCalls() {}

    /**
     * @param function its address
     * @param state starts with room for the number of what went wrong
     */
    static long call(long function, MemorySegment state, long a, long b, long c, long d, long e) {
        try {
            return (long) CALL.invokeExact(MemorySegment.ofAddress(function), state, a, b, c, d, e);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) { // The edge to the library, which throws nothing.
            throw new AssertionError(thrown);
        }
    }

    private static MethodHandle link() {
        MemoryLayout[] parameters =
                Collections.nCopies(PARAMETERS, ValueLayout.JAVA_LONG).toArray(MemoryLayout[]::new);
        return Linker.nativeLinker()
                .downcallHandle(
                        FunctionDescriptor.of(ValueLayout.JAVA_LONG, parameters),
                        Linker.Option.captureCallState("errno"));
    }
}
