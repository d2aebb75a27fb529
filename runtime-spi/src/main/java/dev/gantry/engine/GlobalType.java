// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

/** What a global holds, and whether it can change. */
public record GlobalType(ValueType value, boolean mutable) implements ExternType {
    @Override
    public String toString() {
        return "global " + (mutable ? "(mut " + value + ")" : value);
    }
}
