// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/** Prints a script that teaches a system shell to complete Gantry's command lines. */
final class CompletionCommand implements Command {
    private static final Declaration DECLARATION =
            Declaration.builder("completion", "Prints a completion script for a system shell")
                    .operand("SHELL", "bash, zsh or fish", Choices.oneOf("bash", "zsh", "fish"))
                    .example(
                            "completion bash",
                            "put 'source <(gantry completion bash)' into ~/.bashrc")
                    .example(
                            "completion zsh", "put 'source <(gantry completion zsh)' into ~/.zshrc")
                    .example("completion fish", "save it as ~/.config/fish/completions/gantry.fish")
                    .exits(ExitCode.SUCCESS, ExitCode.USAGE)
                    .build();

    private final Supplier<List<Declaration>> declarations;

    CompletionCommand(Supplier<List<Declaration>> declarations) {
        this.declarations = declarations;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        List<Declaration> commands = declarations.get();
        List<String> script =
                switch (arguments.demanded(0)) {
                    case "zsh" -> ZshCompletion.script(commands);
                    case "fish" -> FishCompletion.script(commands);
                    default -> BashCompletion.script(commands);
                };
        JsonObject json = new JsonObject().text("script", String.join("\n", script));
        return CommandResult.success(script, json);
    }
}
