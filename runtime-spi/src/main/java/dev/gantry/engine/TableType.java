// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.OptionalLong;

/** What a table holds, and its least and greatest number of elements. */
public record TableType(ValueType element, long minimum, OptionalLong maximum)
        implements ExternType {
    @Override
    public String toString() {
        return "table "
                + minimum
                + (maximum.isPresent() ? " " + maximum.getAsLong() : "")
                + " "
                + element;
    }
}
