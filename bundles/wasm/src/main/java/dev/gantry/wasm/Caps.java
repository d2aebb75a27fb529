// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

/**
 * How large the parts of a module may be. These are the limits that the engines of the browsers agreed
 * on, so that a module that runs anywhere stays within them. A cap bounds what a file can make the
 * reader allocate, beside the bytes that are left.
 */
final class Caps {
    /** Most of them can only be custom ones. */
    static final int SECTIONS = 1_000_000;

    static final int TYPES = 1_000_000;
    static final int IMPORTS = 1_000_000;
    static final int FUNCTIONS = 1_000_000;
    static final int TABLES = 100_000;
    static final int MEMORIES = 100_000;
    static final int TAGS = 1_000_000;
    static final int GLOBALS = 1_000_000;
    static final int EXPORTS = 1_000_000;
    static final int ELEMENT_SEGMENTS = 10_000_000;
    static final int DATA_SEGMENTS = 100_000;
    static final int PARAMETERS = 1_000;
    static final int RESULTS = 1_000;
    static final int FIELDS = 10_000;
    static final int SUPERTYPES = 1;
    static final int NAME_BYTES = 100_000;
    static final int BODY_BYTES = 7_654_321;

    private Caps() {}
}
