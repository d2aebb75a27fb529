// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.IntArray;
import dev.gantry.wasm.format.ValueTypes;
import java.util.BitSet;

/** Which locals have no value yet: those whose type has no default, until they are set. */
final class LocalValues {
    private final BitSet missing = new BitSet();

    /** The locals that got their first value, in that order. */
    private final IntArray given = new IntArray();

    void begin(FunctionBody body) {
        missing.clear();
        given.clear();
        if (!body.hasLocalsWithoutDefault()) {
            return;
        }
        for (int i = body.parameters(); i < body.allLocals(); i++) {
            if (!ValueTypes.isDefaultable(body.localType(i))) {
                missing.set(i);
            }
        }
    }

    boolean has(int local) {
        return !missing.get(local);
    }

    void give(int local) {
        if (missing.get(local)) {
            missing.clear(local);
            given.add(local);
        }
    }

    /** Where a block begins. */
    int mark() {
        return given.size();
    }

    /** Behind a block: what was given in it may be missing. */
    void restore(int mark) {
        while (given.size() > mark) {
            missing.set(given.pop());
        }
    }
}
