// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Objects;

/**
 * One active function of a guest.
 *
 * @param function its name by the name section or an export, else empty; comes from the guest
 * @param index its index in its module
 * @param offset where in the bytes of the module, or {@link #UNKNOWN_OFFSET}
 */
public record WasmFrame(String function, int index, long offset) {
    /** The offset where an engine does not tell. */
    public static final long UNKNOWN_OFFSET = -1;

    public WasmFrame {
        Objects.requireNonNull(function, "function");
    }

    /** A frame of an engine that does not tell offsets. */
    public WasmFrame(String function, int index) {
        this(function, index, UNKNOWN_OFFSET);
    }
}
