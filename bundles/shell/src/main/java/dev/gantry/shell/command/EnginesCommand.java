// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GantryException;
import dev.gantry.guest.EngineStatus;
import dev.gantry.guest.Guests;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Container;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.JsonObject;
import dev.gantry.shell.Option;
import java.util.List;

/** Lists the engines; installs and removes their libraries. */
final class EnginesCommand implements Command {
    private static final String INSTALL = "install";
    private static final String REMOVE = "remove";

    private static final Declaration DECLARATION =
            Declaration.builder(
                            "engines",
                            "Lists the engines, the one that guests run on marked with *, or installs"
                                    + " the library of one")
                    .options(
                            Option.flag(
                                    "verbose",
                                    "shows one block for each engine, with its features, its library"
                                            + " and how the modules of this process run"),
                            Option.flag("usable", "lists only those that can be used"),
                            Option.value(
                                            "from",
                                            "SOURCE",
                                            Choices.FILES,
                                            "installs from a file or an https address: the library"
                                                    + " itself, or a wheel or a .zip that holds it")
                                    .standard("a download with pip, which is shown first"),
                            Option.flag("yes", "agrees to the download"))
                    .optional(
                            "ACTION",
                            "install: puts the engine's library where it is found; remove: takes it"
                                    + " away again",
                            Choices.oneOf(INSTALL, REMOVE))
                    .optional("ENGINE", "the id of the engine", Choices.KNOWN_ENGINES)
                    .example("engines", "shows a table")
                    .example("engines --quiet", "prints the ids only")
                    .example("engines --verbose", "shows all that is known")
                    .example(
                            "engines install wasmtime",
                            "asks, then downloads the library and checks it")
                    .example(
                            "engines install wasmtime --from wasmtime-50.0.1.whl",
                            "installs the library that a file holds")
                    .example("engines remove wasmtime", "takes the installed library away")
                    .exits(ExitCode.SUCCESS, ExitCode.FAILURE, ExitCode.USAGE, ExitCode.INTERRUPTED)
                    .build();

    private final Container container;

    EnginesCommand(Container container) {
        this.container = container;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        EngineInstaller installer = new EngineInstaller(container);
        return switch (arguments.operand(0).orElse("")) {
            case INSTALL -> installer.install(engine(arguments), arguments, caller);
            case REMOVE -> installer.remove(engine(refusingInstallation(arguments)));
            default -> list(refusingInstallation(arguments));
        };
    }

    private static String engine(Arguments arguments) {
        return arguments
                .operand(1)
                .orElseThrow(() -> mistake("ENGINE is missing", "name one that 'engines' lists"));
    }

    private static Arguments refusingInstallation(Arguments arguments) {
        if (arguments.has("from") || arguments.has("yes")) {
            throw mistake("--from and --yes go with install", "write: engines install ENGINE");
        }
        return arguments;
    }

    private static GantryException mistake(String message, String hint) {
        return Arguments.mistake("engines", message, hint);
    }

    private CommandResult list(Arguments arguments) {
        List<EngineStatus> engines =
                container.guests().map(Guests::engines).orElse(List.of()).stream()
                        .filter(engine -> engine.use().usable() || !arguments.has("usable"))
                        .toList();
        JsonObject json =
                new JsonObject()
                        .list("engines", engines.stream().map(EngineListing::json).toList());
        CommandResult result = CommandResult.success(lines(engines, arguments), json);
        return engines.stream().noneMatch(engine -> engine.use().usable())
                ? result.noting("no engine can be used; 'doctor' says how to get one")
                : result;
    }

    private static List<String> lines(List<EngineStatus> engines, Arguments arguments) {
        if (arguments.has("quiet")) {
            return engines.stream().map(EngineStatus::id).toList();
        }
        return arguments.has("verbose")
                ? EngineListing.blocks(engines)
                : EngineListing.table(engines);
    }
}
