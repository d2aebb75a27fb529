// SPDX-License-Identifier: Apache-2.0
/**
 * The way in from the process: a command line, a script, or a person at a terminal.
 *
 * <p>Read {@link dev.gantry.shell.launch.CommandLine} first: it is the bundle's one DS component and
 * makes everything else. Classes of {@code console} are touched only where Gogo or JLine is present.
 */
@NullMarked
package dev.gantry.shell.launch;

import org.jspecify.annotations.NullMarked;
