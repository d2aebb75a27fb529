// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.Codes;

/** A block that is open. Used again for later blocks. */
final class ControlFrame {
    /** What opened it; after a {@code catch} or {@code catch_all}, that. */
    int code;

    /** Its number in the block table. */
    int block;

    int[] parameters = {};
    int[] results = {};

    /** The height of the stack under it, in values and in slots. */
    int height;

    int slots;

    /** How many locals had got their first value before it. */
    int initialized;

    /** Whether the rest of it cannot be reached: its stack then gives whatever is asked for. */
    boolean polymorphic;

    /** Whether it stands in code that cannot be reached. */
    boolean deadFromOutside;

    boolean isLive() {
        return !polymorphic && !deadFromOutside;
    }

    /** What a branch to its label takes along. */
    int[] labelTypes() {
        return code == Codes.LOOP ? parameters : results;
    }
}
