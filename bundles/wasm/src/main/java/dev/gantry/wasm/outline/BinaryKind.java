// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.outline;

/** What a file is. */
public enum BinaryKind {
    CORE_MODULE,
    COMPONENT,
    /** Types and interfaces without code, encoded as a component. */
    WIT_PACKAGE,
    /** WebAssembly by its magic number, of a version that nobody knows. */
    UNKNOWN_VERSION,
    NOT_WEBASSEMBLY;

    /** The magic number, the version and the layer. */
    public static final int PREAMBLE_BYTES = 8;

    private static final byte[] MAGIC = {0, 'a', 's', 'm'};
    private static final int CORE_LAYER = 0;
    private static final int COMPONENT_LAYER = 1;

    /**
     * Judges by the preamble alone: a WIT package passes for a component, and fewer than eight bytes
     * are never WebAssembly.
     */
    public static BinaryKind of(byte[] file) {
        if (file.length < PREAMBLE_BYTES || !startsLikeWebAssembly(file)) {
            return NOT_WEBASSEMBLY;
        }
        int layer = file[6] | (file[7] << 8);
        if (layer == CORE_LAYER) {
            return file[4] == 1 && file[5] == 0 ? CORE_MODULE : UNKNOWN_VERSION;
        }
        return layer == COMPONENT_LAYER ? COMPONENT : UNKNOWN_VERSION;
    }

    /** Whether the file starts with the magic number, or is too short for that and starts so far. */
    public static boolean startsLikeWebAssembly(byte[] file) {
        for (int i = 0; i < MAGIC.length && i < file.length; i++) {
            if (file[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }
}
