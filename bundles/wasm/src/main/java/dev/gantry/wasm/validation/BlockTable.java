// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.IntArray;
import java.util.BitSet;

/** The blocks of a function in the order in which they open: where each begins, divides and ends. */
final class BlockTable {
    private final IntArray openers = new IntArray();
    private final IntArray dividers = new IntArray();
    private final IntArray ends = new IntArray();
    private final IntArray clausesAt = new IntArray();
    private final IntArray clauses = new IntArray();
    private final BitSet targeted = new BitSet();

    void clear() {
        openers.clear();
        dividers.clear();
        ends.clear();
        clausesAt.clear();
        clauses.clear();
        targeted.clear();
    }

    int size() {
        return openers.size();
    }

    /** Adds a block that this instruction opens, and gives its number. */
    int open(int opener) {
        openers.add(opener);
        dividers.add(FunctionBody.NONE);
        ends.add(FunctionBody.NONE);
        clausesAt.add(0);
        clauses.add(0);
        return openers.size() - 1;
    }

    /** Its catch clauses start here in the lists of the body. */
    void setClauses(int block, int start, int count) {
        clausesAt.set(block, start);
        clauses.set(block, count);
    }

    void divide(int block, int divider) {
        dividers.set(block, divider);
    }

    void close(int block, int end) {
        ends.set(block, end);
    }

    void target(int block) {
        targeted.set(block);
    }

    int opener(int block) {
        return openers.get(block);
    }

    /** Its {@code else}, or the last {@code catch} so far. */
    int divider(int block) {
        return dividers.get(block);
    }

    int end(int block) {
        return ends.get(block);
    }

    int clausesAt(int block) {
        return clausesAt.get(block);
    }

    int clauses(int block) {
        return clauses.get(block);
    }

    boolean isTargeted(int block) {
        return targeted.get(block);
    }
}
