// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

/**
 * What a guest pays in fuel for work of the host, beyond what every call of a host function costs.
 * Prices depend on arguments and on bytes moved, never on time, so that they are the same everywhere.
 */
final class Prices {
    static final long IOVEC = 20;
    static final long SUBSCRIPTION = 50;

    /** Of a name in a path, looked up or not. */
    static final long COMPONENT = 100;

    /** Of an entry of a folder that is listed. */
    static final long ENTRY = 50;

    /** Somebody may want to know of it: it is told, and can be recorded. */
    static final long TOLD = 500;

    /** The same, for what was refused and would not have been told otherwise. */
    static final long DENIED = TOLD;

    private static final int BYTES_A_UNIT = 8;

    private Prices() {}

    /** Of bytes that are copied into or out of the guest's memory. */
    static long bytes(long count) {
        return count / BYTES_A_UNIT;
    }
}
