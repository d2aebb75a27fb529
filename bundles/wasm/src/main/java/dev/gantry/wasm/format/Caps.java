// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

/**
 * How large the parts of a module may be. Most are the limits that the engines of the browsers agreed
 * on, so that a module that runs anywhere stays within them. A cap bounds what a file can make the
 * reader allocate, beside the bytes that are left.
 */
public final class Caps {
    /** Most of them can only be custom ones. */
    public static final int SECTIONS = 1_000_000;

    public static final int TYPES = 1_000_000;
    public static final int IMPORTS = 1_000_000;
    public static final int FUNCTIONS = 1_000_000;

    /** As many as each engine takes, imported ones included. */
    public static final int TABLES = 100;

    public static final int MEMORIES = 100;
    public static final int TAGS = 1_000_000;
    public static final int GLOBALS = 1_000_000;
    public static final int EXPORTS = 1_000_000;
    public static final int ELEMENT_SEGMENTS = 100_000;

    /** Of one segment. */
    public static final int ELEMENTS = 10_000_000;

    public static final int DATA_SEGMENTS = 100_000;
    public static final int PARAMETERS = 1_000;
    public static final int RESULTS = 1_000;
    public static final int FIELDS = 10_000;

    /** So many types may stand above one another. */
    public static final int SUBTYPE_DEPTH = 63;

    /** Of {@code array.new_fixed}. */
    public static final int FIXED_ELEMENTS = 10_000;

    /** Fields of the producers section, and entries of one. */
    public static final int PRODUCERS = 1_000;

    public static final int NAME_BYTES = 100_000;

    /**
     * Of one function. The largest in CPython, Ruby, PHP, SQLite and clang 22 has 318,398 bytes; what
     * is kept of a function while it is checked takes about thirty times its size.
     */
    public static final int BODY_BYTES = 2 << 20;

    /** Of one function, with its parameters. */
    public static final int LOCALS = 50_000;

    /**
     * Instructions that open a block, in one function. One engine's parser needs time that grows with
     * the square of this.
     */
    public static final int BLOCKS = 30_000;

    /** The sum over all functions of the square of what {@link #BLOCKS} counts. */
    public static final long SQUARED_BLOCKS = 4_000_000_000L;

    /** Blocks within one another. */
    public static final int NESTING = 10_000;

    /** Of one {@code br_table}. Cmark has one of 5,053; some engines refuse more than 65,520. */
    public static final int BRANCH_TARGETS = 16_384;

    /** Of one {@code try_table}. */
    public static final int CATCH_CLAUSES = 10_000;

    /** Values on the stack of one function. */
    public static final int STACK_HEIGHT = 100_000;

    /**
     * Of all functions together: values that calls, branches and aggregates take and give, and locals.
     * Clang 22 needs 5,138,820.
     */
    public static final long EFFORT = 100_000_000L;

    /** What is rewritten may exceed the caps on functions so many times. */
    public static final int ROOM_FOR_REWRITING = 4;

    private Caps() {}
}
