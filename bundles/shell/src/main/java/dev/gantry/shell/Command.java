// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

/** One command of the shell. Keeps nothing between calls; may be run by many threads at a time. */
public interface Command {
    /** What it takes and does; always the same object. */
    Declaration declaration();

    /**
     * Does the work. What it finds out is returned, not printed; only the streams of a guest are
     * written to directly.
     *
     * @throws dev.gantry.GantryException if it fails
     */
    CommandResult run(Arguments arguments, Caller caller);
}
