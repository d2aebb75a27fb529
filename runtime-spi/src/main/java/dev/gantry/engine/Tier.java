// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

/** How a module is to be executed. */
public enum Tier {
    /** The engine chooses. */
    AUTO,
    /** Nothing is compiled: starts at once and runs slowly. */
    INTERPRETED,
    /** Everything that can be is compiled before the first call. */
    COMPILED
}
