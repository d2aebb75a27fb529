// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import java.util.Arrays;

/** Where the labels of the original function are among those of the rewritten one, which has more. */
final class Labels {
    /** Per open original label: how many labels are open around it. */
    private int[] at = new int[64];

    private int original;
    private int open;

    /** Starts with the label of a function, around which nothing is. */
    void clear() {
        original = 0;
        open = 0;
    }

    /** An original block begins. */
    void open() {
        if (original == at.length) {
            at = Arrays.copyOf(at, original * 2);
        }
        at[original++] = open++;
    }

    /** An added block begins; gives what {@link #toAdded} wants to know. */
    int openAdded() {
        return open++;
    }

    /** The innermost original block ends. */
    void close() {
        original--;
        open--;
    }

    /** The innermost block ends, which was added. */
    void closeAdded() {
        open--;
    }

    /** How the original label is written here. */
    int to(int label) {
        return open - 1 - at[original - 1 - label];
    }

    /** How the label of an added block is written here. */
    int toAdded(int block) {
        return open - 1 - block;
    }

    /** How the outermost original label, which leaves the function, is written here. */
    int toFunction() {
        return to(original - 1);
    }
}
