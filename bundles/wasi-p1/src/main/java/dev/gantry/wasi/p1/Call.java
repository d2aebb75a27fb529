// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

/** The arguments of one call, by position. Valid during the call only. */
final class Call {
    private final long[] arguments;

    Call(long[] arguments) {
        this.arguments = arguments;
    }

    /** An i32 as it is. */
    int i32(int position) {
        return (int) arguments[position];
    }

    /** An unsigned i32: a pointer or a length. */
    long u32(int position) {
        return Integer.toUnsignedLong((int) arguments[position]);
    }
}
