// SPDX-License-Identifier: Apache-2.0
/**
 * What every command has in common: how it is declared, parsed, run and shown.
 *
 * <p>Read {@link dev.gantry.shell.Command} first, then {@link dev.gantry.shell.CommandRunner}. A
 * command says once what it takes ({@link dev.gantry.shell.Declaration}); parsing, usage errors, help,
 * completion and {@code docs/commands.md} follow from that. The commands themselves live in {@code
 * command}, the interactive shell in {@code console}, the way in from the process in {@code launch}.
 */
@NullMarked
package dev.gantry.shell;

import org.jspecify.annotations.NullMarked;
