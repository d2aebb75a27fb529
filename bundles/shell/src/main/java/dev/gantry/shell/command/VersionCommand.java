// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Container;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.JsonObject;
import java.util.List;

/** Tells which Gantry this is. */
final class VersionCommand implements Command {
    private static final Declaration DECLARATION =
            Declaration.builder("version", "Prints the version of Gantry and of Java")
                    .example("version", "prints one line")
                    .example("version --json", "prints the same as JSON")
                    .example("--version", "does the same without a command")
                    .exits(ExitCode.SUCCESS, ExitCode.USAGE)
                    .build();

    private final Container container;

    VersionCommand(Container container) {
        this.container = container;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        String java = Runtime.version().toString();
        String vendor = System.getProperty("java.vendor", "unknown");
        return CommandResult.success(
                List.of("gantry " + container.version() + " on Java " + java + " (" + vendor + ")"),
                new JsonObject()
                        .text("version", container.version())
                        .text("java", java)
                        .text("javaVendor", vendor));
    }
}
