// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.JsonObject;
import java.util.List;

/** Leaves the shell. */
final class ExitCommand implements Command {
    private static final Declaration DECLARATION =
            Declaration.builder("exit", "Leaves the shell or the script")
                    .optional("CODE", "the exit code, 0 to 255; 0 if left out", Choices.anything())
                    .example("exit", "leaves with success")
                    .example("exit 3", "leaves with exit code 3")
                    .example("exit --help", "leaves nothing")
                    .exit("CODE", "as given")
                    .exits(ExitCode.USAGE)
                    .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        int code = arguments.operand(0).map(ExitCommand::parse).orElse(0);
        JsonObject json = new JsonObject().number("exitCode", code);
        return CommandResult.success(List.of(), json).exiting(code).leavingShell();
    }

    private static int parse(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > ExitCode.GREATEST) {
            throw Arguments.mistake(
                    "exit",
                    "'" + GuestText.clean(text) + "' is no exit code",
                    "an exit code is a number from 0 to 255");
        }
        return Integer.parseInt(text);
    }
}
