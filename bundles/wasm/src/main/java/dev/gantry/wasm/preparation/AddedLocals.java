// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.ByteSink;
import java.util.ArrayList;
import java.util.List;

/** Locals that follow those of a function; each exists if it was asked for. */
final class AddedLocals {
    private final List<String> uses = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private int first;

    /**
     * Begins another function.
     *
     * @param first how many parameters and locals it has
     */
    void clear(int first) {
        this.first = first;
        uses.clear();
        types.clear();
    }

    /** The local of a type for a use. */
    int local(String use, int type) {
        int known = uses.indexOf(use);
        if (known >= 0) {
            return first + known;
        }
        uses.add(use);
        types.add(type);
        return first + types.size() - 1;
    }

    int count() {
        return types.size();
    }

    /** Writes them as groups of local declarations. */
    void write(ByteSink out) {
        for (int type : types) {
            out.u32(1);
            out.u8(type);
        }
    }
}
