// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

/** Lets an exception pass that Java wants to see declared. */
final class Throwing {
    private Throwing() {}

    /** Throws what it is given, checked or not; declared to return so that callers can throw it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Nothing is cast at run time.
    static <T extends Throwable> RuntimeException raise(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
