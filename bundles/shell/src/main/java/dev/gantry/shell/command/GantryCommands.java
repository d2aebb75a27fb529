// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.shell.Commands;
import dev.gantry.shell.Container;
import dev.gantry.shell.Declaration;
import java.util.List;

/** Makes all commands. */
public final class GantryCommands {
    private final Commands commands;

    public GantryCommands(Container container) {
        GuestRunner guests = new GuestRunner(container);
        commands =
                new Commands(
                        List.of(
                                new RunCommand(guests),
                                new ExecuteCommand(guests),
                                new InspectCommand(guests),
                                new GrantsCommand(container),
                                new AuditCommand(container),
                                new EnginesCommand(container),
                                new DoctorCommand(container),
                                new CompletionCommand(this::declarations),
                                new HelpCommand(this::declarations),
                                new VersionCommand(container),
                                new ExitCommand()));
    }

    public Commands commands() {
        return commands;
    }

    private List<Declaration> declarations() {
        return commands.declarations();
    }
}
