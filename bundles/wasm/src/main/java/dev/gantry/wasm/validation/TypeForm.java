// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

/** What a type of the type section describes. */
enum TypeForm {
    FUNCTION(0x60, "a function type"),
    STRUCT(0x5F, "a structure type"),
    ARRAY(0x5E, "an array type");

    private final int code;
    private final String description;

    TypeForm(int code, String description) {
        this.code = code;
        this.description = description;
    }

    /** The byte that stands for it in a file. */
    int code() {
        return code;
    }

    /** With its article, for messages. */
    @Override
    public String toString() {
        return description;
    }
}
