// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

/** What preparing a module promises. See {@code docs/limits.md}. */
public enum PreparationMode {
    /** The bytes as they are; only for guests that are trusted. */
    PLAIN,
    /** A guest can always be stopped, and its memories and tables stay within one budget. */
    INTERRUPTIBLE,
    /** Fuel and depth are counted too, the same on every engine. */
    METERED
}
