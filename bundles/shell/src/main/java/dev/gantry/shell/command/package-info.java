// SPDX-License-Identifier: Apache-2.0
/**
 * The commands, one class each.
 *
 * <p>Read {@link dev.gantry.shell.command.GantryCommands} first: it lists them all. To add one, write
 * a class that implements {@link dev.gantry.shell.Command} and name it there. A command returns what
 * it found out; it does not print, parse or format.
 */
@NullMarked
package dev.gantry.shell.command;

import org.jspecify.annotations.NullMarked;
