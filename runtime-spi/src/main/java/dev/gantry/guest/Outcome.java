// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import java.util.Locale;

/** How a guest that was started came to its end. */
public enum Outcome {
    /** It returned or ended itself. */
    EXIT,
    /** The engine stopped it. */
    TRAP,
    /** It needed something that it was refused. */
    DENIED,
    /** It reached a limit. */
    LIMIT,
    /** Anything else: stopped from outside, its engine went away, its output was closed. */
    ERROR;

    /** The word in JSON output. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
