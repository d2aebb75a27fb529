// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.engine.WasmFrame;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes of a frame of a prepared module the one that the author of the module knows. */
public final class OriginalFrames {
    private final boolean rewritten;
    private final int imported;
    private final int functions;
    private final int added;
    private final Optional<OffsetMap> offsets;

    OriginalFrames(PreparedModule.Facts facts, Optional<OffsetMap> offsets) {
        this.rewritten = facts.meter().isPresent();
        this.imported = facts.outline().importedFunctions();
        this.functions = facts.outline().spaces().functions().size();
        this.added = facts.addedFunctions();
        this.offsets = offsets;
    }

    /** The original of a frame; absent for what was added. */
    public Optional<WasmFrame> of(WasmFrame frame) {
        boolean ofImport = frame.index() < imported;
        int index = ofImport ? frame.index() : frame.index() - added;
        if (!ofImport && (index < imported || index >= functions)) {
            return Optional.empty();
        }
        return Optional.of(new WasmFrame(frame.function(), index, offset(frame.offset())));
    }

    /** Where in the original file a byte of the rewritten code comes from, as far as that is known. */
    long offset(long offset) {
        if (!rewritten || offset < 0 || offset > Integer.MAX_VALUE) {
            return rewritten ? WasmFrame.UNKNOWN_OFFSET : offset;
        }
        OptionalInt original =
                offsets.map(map -> map.original((int) offset)).orElse(OptionalInt.empty());
        return original.isPresent() ? original.getAsInt() : WasmFrame.UNKNOWN_OFFSET;
    }
}
