// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.guest.GuestInspection;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.Option;

/** Shows what a WebAssembly file is, wants and offers, without running it. */
final class InspectCommand implements Command {
    private static final Declaration DECLARATION =
            Declaration.builder("inspect", "Shows what a WebAssembly file is, wants and offers")
                    .options(Option.flag("all", "shows long lists whole"))
                    .operand("FILE", "a module, a component or a WIT package", Choices.FILES)
                    .example("inspect guests/hello/hello.wasm", "shows what the file holds")
                    .example(
                            "inspect --all guests/hello/hello.wasm",
                            "shows all of its imports and exports")
                    .example("inspect --json guests/hello/hello.wasm", "shows everything as JSON")
                    .exits(ExitCode.SUCCESS, ExitCode.FAILURE, ExitCode.USAGE)
                    .build();

    private final GuestRunner guests;

    InspectCommand(GuestRunner guests) {
        this.guests = guests;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        GuestInspection inspection =
                guests.present().inspect(Subject.source(arguments.demanded(0), caller.directory()));
        return CommandResult.success(
                InspectionText.of(inspection, arguments.has("all")), InspectionJson.of(inspection));
    }
}
