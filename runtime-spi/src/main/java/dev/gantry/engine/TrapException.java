// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import dev.gantry.GantryException;
import java.util.List;

/** An engine stopped a guest. Nothing in the guest can catch it. */
public final class TrapException extends GantryException {
    private static final long serialVersionUID = 1L;

    /** More frames than this are not kept. */
    public static final int MAX_FRAMES = 20;

    private final TrapCode trap;
    private final transient List<WasmFrame> frames;

    public TrapException(TrapCode trap) {
        this(trap, trap.text(), List.of());
    }

    /**
     * @param message the reason in words, without the frames
     * @param frames innermost first; only the first {@link #MAX_FRAMES} are kept
     */
    public TrapException(TrapCode trap, String message, List<WasmFrame> frames) {
        super(trap.code(), "", message);
        this.trap = trap;
        this.frames = List.copyOf(frames.subList(0, Math.min(frames.size(), MAX_FRAMES)));
    }

    public TrapCode trap() {
        return trap;
    }

    /** The guest's functions that were active, innermost first; empty where the engine does not know. */
    public List<WasmFrame> frames() {
        return frames;
    }
}
