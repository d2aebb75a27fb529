// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.outline;

import java.util.Locale;
import java.util.Optional;

/** The sections of a module, in the order in which they have to stand; custom ones stand anywhere. */
public enum SectionKind {
    CUSTOM(0),
    TYPE(1),
    IMPORT(2),
    FUNCTION(3),
    TABLE(4),
    MEMORY(5),
    TAG(13),
    GLOBAL(6),
    EXPORT(7),
    START(8),
    ELEMENT(9),
    DATA_COUNT(12),
    CODE(10),
    DATA(11);

    private final int id;

    SectionKind(int id) {
        this.id = id;
    }

    /** The number that stands for it in a file. */
    public int id() {
        return id;
    }

    /** The kind with this number, if there is one. */
    public static Optional<SectionKind> of(int id) {
        for (SectionKind kind : values()) {
            if (kind.id == id) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The name people see, for example {@code data count}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** For messages, for example {@code the data count section}. */
    @Override
    public String toString() {
        return "the " + label() + " section";
    }
}
