// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import dev.gantry.shell.CommandRunner;
import org.apache.felix.service.command.CommandProcessor;

/**
 * What a shell works with.
 *
 * @param running shared with all {@link GogoCommand}s
 * @param textCommands whether {@link TextCommands} are among the commands
 */
public record Gogo(
        CommandProcessor processor,
        CommandRunner runner,
        RunningCommands running,
        boolean textCommands) {}
