// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

/** The kinds of catch clauses of a {@code try_table}, by their byte. */
final class CatchClause {
    static final int CATCH = 0;
    static final int CATCH_REF = 1;
    static final int CATCH_ALL = 2;
    static final int CATCH_ALL_REF = 3;

    /** So many entries of a list describe one clause: kind, tag, label. */
    static final int WORDS = 3;

    private CatchClause() {}

    static boolean hasTag(int kind) {
        return kind == CATCH || kind == CATCH_REF;
    }

    /** Whether the label gets the exception itself, too. */
    static boolean hasReference(int kind) {
        return kind == CATCH_REF || kind == CATCH_ALL_REF;
    }
}
