// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;

/**
 * What checking a module has cost so far beyond its length. A call with a thousand parameters, a group
 * of locals and a large structure are short to write and long to check.
 */
final class Effort {
    private final long most;
    private long spent;

    Effort(int room) {
        most = Caps.EFFORT * room;
    }

    /** Refuses the module if there was too much of it. */
    void spend(BinaryReader reader, int at, int amount) {
        spent += amount;
        if (spent > most) {
            throw reader.limit(at, "checking the functions up to this one takes too long");
        }
    }
}
