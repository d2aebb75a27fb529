// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

/** One call: the function, and its arguments by position. Valid during the call only. */
final class Call {
    private final String function;
    private final long[] arguments;

    Call(String function, long[] arguments) {
        this.function = function;
        this.arguments = arguments;
    }

    /** As the specification names it. */
    String function() {
        return function;
    }

    /** An i32 as it is. */
    int i32(int position) {
        return (int) arguments[position];
    }

    /** An unsigned i32: a pointer or a length. */
    long u32(int position) {
        return Integer.toUnsignedLong((int) arguments[position]);
    }

    long i64(int position) {
        return arguments[position];
    }
}
