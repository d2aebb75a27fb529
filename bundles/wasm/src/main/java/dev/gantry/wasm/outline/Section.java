// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.outline;

import java.util.Objects;

/**
 * Where a section stands in a file.
 *
 * @param name of a custom section, else empty; comes from the guest
 * @param start offset of its first byte, which says its kind
 * @param offset of its content: after kind and size, and after the name of a custom section
 * @param size of its content in bytes
 */
public record Section(SectionKind kind, String name, int start, int offset, int size) {
    public Section {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** The offset behind its last byte. */
    public int end() {
        return offset + size;
    }
}
