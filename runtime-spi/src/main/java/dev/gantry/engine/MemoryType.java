// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.OptionalLong;

/** Least and greatest size of a memory, in pages. */
public record MemoryType(long minimum, OptionalLong maximum, boolean memory64, boolean shared)
        implements ExternType {
    @Override
    public String toString() {
        return "memory"
                + (memory64 ? " i64 " : " ")
                + minimum
                + (maximum.isPresent() ? " " + maximum.getAsLong() : "")
                + (shared ? " shared" : "");
    }
}
