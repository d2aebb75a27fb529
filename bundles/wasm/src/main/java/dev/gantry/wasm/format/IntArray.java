// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import java.util.Arrays;

/** A list of {@code int} that grows, without an object for each. */
public final class IntArray {
    private static final int FIRST_CAPACITY = 16;

    private int[] values = new int[FIRST_CAPACITY];
    private int size;

    public int size() {
        return size;
    }

    public int get(int index) {
        return values[index];
    }

    public void set(int index, int value) {
        values[index] = value;
    }

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** Adds the same value so many times. */
    public void addAll(int times, int value) {
        if (times > values.length - size) {
            values = Arrays.copyOf(values, Math.max(size * 2, Math.addExact(size, times)));
        }
        Arrays.fill(values, size, size + times, value);
        size += times;
    }

    /** Takes the last away. */
    public int pop() {
        return values[--size];
    }

    public void clear() {
        size = 0;
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
