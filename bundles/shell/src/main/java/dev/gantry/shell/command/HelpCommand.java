// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Commands;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.HelpText;
import dev.gantry.shell.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Explains the commands. */
final class HelpCommand implements Command {
    private static final Declaration DECLARATION =
            Declaration.builder("help", "Lists the commands, or explains one")
                    .optional("COMMAND", "the command to explain", Choices.COMMANDS)
                    .example("help", "lists the commands")
                    .example("help run", "explains run, like run --help")
                    .example("help --json", "lists the commands as JSON")
                    .exits(ExitCode.SUCCESS, ExitCode.USAGE, ExitCode.UNKNOWN_COMMAND)
                    .build();

    private final Supplier<List<Declaration>> declarations;

    HelpCommand(Supplier<List<Declaration>> declarations) {
        this.declarations = declarations;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        return arguments.operand(0).map(this::explain).orElseGet(this::list);
    }

    private CommandResult explain(String name) {
        List<Declaration> all = declarations.get();
        List<String> help =
                all.stream()
                        .filter(declaration -> declaration.name().equals(name))
                        .findFirst()
                        .map(HelpText::of)
                        .orElseThrow(
                                () ->
                                        Commands.unknown(
                                                name,
                                                all.stream().map(Declaration::name).toList()));
        return CommandResult.success(help, new JsonObject().text("help", String.join("\n", help)));
    }

    private CommandResult list() {
        Map<String, String> summaries = new LinkedHashMap<>();
        declarations.get().forEach(command -> summaries.put(command.name(), command.summary()));
        List<String> lines = new ArrayList<>();
        lines.add("Runs WebAssembly guests, each with exactly what it was granted.");
        lines.add("");
        lines.add("usage: gantry COMMAND [OPTIONS] [ARGUMENTS]");
        lines.add("       gantry             opens the shell");
        lines.add("       gantry -f SCRIPT   runs the lines of a file");
        lines.add("");
        lines.add("commands:");
        lines.addAll(HelpText.columns(summaries));
        lines.add("");
        lines.add("'help COMMAND' explains one of them.");
        List<JsonObject> json =
                declarations.get().stream()
                        .map(
                                command ->
                                        new JsonObject()
                                                .text("name", command.name())
                                                .text("summary", command.summary()))
                        .toList();
        return CommandResult.success(lines, new JsonObject().list("commands", json));
    }
}
