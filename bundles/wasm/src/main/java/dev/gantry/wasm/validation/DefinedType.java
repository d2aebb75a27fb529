// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

/** A type of the type section. */
final class DefinedType {
    /** Stands for the supertype of a type that has none. */
    static final int NO_SUPERTYPE = -1;

    private final TypeForm form;
    private final int[] first;
    private final int[] second;
    private int supertype = NO_SUPERTYPE;
    private boolean open;

    private DefinedType(TypeForm form, int[] first, int[] second) {
        this.form = form;
        this.first = first;
        this.second = second;
    }

    static DefinedType function(int[] parameters, int[] results) {
        return new DefinedType(TypeForm.FUNCTION, parameters, results);
    }

    /**
     * A structure.
     *
     * @param mutable for each field 1 or 0
     */
    static DefinedType struct(int[] storage, int[] mutable) {
        return new DefinedType(TypeForm.STRUCT, storage, mutable);
    }

    static DefinedType array(int storage, int mutable) {
        return new DefinedType(TypeForm.ARRAY, new int[] {storage}, new int[] {mutable});
    }

    DefinedType below(int newSupertype, boolean isOpen) {
        supertype = newSupertype;
        open = isOpen;
        return this;
    }

    TypeForm form() {
        return form;
    }

    int[] parameters() {
        return first;
    }

    int[] results() {
        return second;
    }

    /** Of a structure; an array has one. */
    int fields() {
        return first.length;
    }

    int storage(int field) {
        return first[field];
    }

    boolean isMutable(int field) {
        return second[field] != 0;
    }

    /** The index of the type above it, or {@link #NO_SUPERTYPE}. */
    int supertype() {
        return supertype;
    }

    /** Whether others may be declared below it. */
    boolean isOpen() {
        return open;
    }
}
