// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.Limits;

/**
 * How much native stack guests may use, in steps: each step is an engine of the library of its own.
 *
 * @param bytes as the library counts them, from where a guest is entered
 */
record StackSize(long bytes) {
    /** What Wasmtime gives a guest by default. */
    static final StackSize USUAL = new StackSize(512L << 10);

    /** How much larger a compiled frame may be than what the preparation counts for it. */
    private static final long GROWTH = 4;

    /** For the frames of the library itself. */
    private static final long RESERVE = 64L << 10;

    /** Enough for guests with these limits: where depth is counted, the count ends first. */
    static StackSize of(Limits limits) {
        long frames = GROWTH * limits.stackBytes().orElse(0);
        return frames + RESERVE <= USUAL.bytes
                ? USUAL
                : new StackSize(powerOfTwo(frames) + RESERVE);
    }

    private static long powerOfTwo(long least) {
        return Long.highestOneBit(2 * least - 1);
    }
}
