// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/** What all memories of a store, or all tables, may take together, and what they take now. */
final class Share {
    private final long limit;
    private final LongUnaryOperator sizeOf;
    private long[] growing = new long[2];
    private int count;
    private long fixed;
    private long smallest;
    private long largest;

    /**
     * @param sizeOf the present size of one, by its address
     */
    Share(long limit, LongUnaryOperator sizeOf) {
        this.limit = limit;
        this.sizeOf = sizeOf;
    }

    /** What is not taken now. */
    long left() {
        return Math.max(0, limit - taken());
    }

    /** Whether several that grew at once have taken more than there is. */
    boolean isExceeded() {
        return count > 1 && taken() > limit;
    }

    /** Takes something for as long as the store lives. */
    void take(long amount) {
        fixed += amount;
    }

    /** From now on one of them is asked for its size: what was taken for it does not count. */
    void grows(long address, long taken) {
        fixed -= taken;
        if (count == growing.length) {
            growing = Arrays.copyOf(growing, 2 * count);
        }
        growing[count++] = address;
    }

    boolean severalGrow() {
        return count > 1;
    }

    /** How far the only one that grows may grow. */
    long mostForTheOnlyOne() {
        return limit - fixed;
    }

    /** How far the largest may grow. */
    long mostForTheLargest() {
        long left = left();
        return left == 0 ? smallest : largest + left;
    }

    /** How far the smallest may grow. */
    long mostForTheSmallest() {
        long left = left();
        return smallest + left;
    }

    private long taken() {
        long sum = fixed;
        smallest = Long.MAX_VALUE;
        largest = 0;
        for (int i = 0; i < count; i++) {
            long size = sizeOf.applyAsLong(growing[i]);
            smallest = Math.min(smallest, size);
            largest = Math.max(largest, size);
            sum += size;
        }
        return sum;
    }
}
