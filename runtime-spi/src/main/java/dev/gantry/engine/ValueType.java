// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Locale;

/** The type of a value. */
public enum ValueType {
    I32,
    I64,
    F32,
    F64,
    V128,
    FUNCREF,
    EXTERNREF,
    /** Any other reference type; its values cannot cross between host and guest. */
    OTHER_REFERENCE;

    /** The token of a null reference. */
    public static final long NULL_REFERENCE = -1;

    /** How many {@code long} slots a value takes. */
    public int slots() {
        return this == V128 ? 2 : 1;
    }

    public boolean isReference() {
        return this == FUNCREF || this == EXTERNREF || this == OTHER_REFERENCE;
    }

    /** As the text format writes it, for example {@code i32}. */
    @Override
    public String toString() {
        return this == OTHER_REFERENCE ? "ref" : name().toLowerCase(Locale.ROOT);
    }
}
