// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/**
 * Calls of native functions. Everything travels as a {@code long}: addresses (cheaper than segments),
 * numbers, truth values. Every function is called as if it had six parameters: what it does not expect
 * lies where it does not look, and so one linked handle serves all; each further shape would cost some
 * milliseconds at the start of a process.
 */
final class NativeCalls {
    private static final MethodHandle CALL = link();
    private static final MethodHandle QUICK = link(Linker.Option.critical(false));

    private NativeCalls() {}

    static long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(function, a, b, c, d, e, f);
        } catch (Throwable thrown) { // The edge to the library.
            throw Throwing.<RuntimeException>raise(thrown);
        }
    }

    /** For what is short and never calls back: the virtual machine is not told of it. */
    static long quick(MemorySegment function, long a, long b, long c) {
        try {
            return (long) QUICK.invokeExact(function, a, b, c, 0L, 0L, 0L);
        } catch (Throwable thrown) { // The edge to the library.
            throw Throwing.<RuntimeException>raise(thrown);
        }
    }

    private static MethodHandle link(Linker.Option... options) {
        MemoryLayout[] parameters =
                Collections.nCopies(6, ValueLayout.JAVA_LONG).toArray(MemoryLayout[]::new);
        return Linker.nativeLinker()
                .downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_LONG, parameters), options);
    }
}
