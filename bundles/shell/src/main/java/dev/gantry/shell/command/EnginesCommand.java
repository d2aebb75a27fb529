// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ModuleReport;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
import dev.gantry.guest.Guests;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Container;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.HelpText;
import dev.gantry.shell.JsonObject;
import dev.gantry.shell.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the engines that are present. */
final class EnginesCommand implements Command {
    private static final Declaration DECLARATION =
            Declaration.builder(
                            "engines",
                            "Lists the engines, the one that guests run on marked with *")
                    .options(
                            Option.flag(
                                    "verbose",
                                    "shows one block for each engine, with how the modules of this"
                                            + " process run"))
                    .example("engines", "shows a table")
                    .example("engines --quiet", "prints the ids only")
                    .example(
                            "engines --verbose",
                            "shows all that is known; a command of its own has run no module yet")
                    .exits(ExitCode.SUCCESS, ExitCode.USAGE)
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
        List<EngineStatus> engines = container.guests().map(Guests::engines).orElse(List.of());
        JsonObject json =
                new JsonObject()
                        .list("engines", engines.stream().map(EnginesCommand::json).toList());
        CommandResult result = CommandResult.success(lines(engines, arguments), json);
        return engines.isEmpty()
                ? result.noting("no engine is present; 'doctor' says how to get one")
                : result;
    }

    private static List<String> lines(List<EngineStatus> engines, Arguments arguments) {
        if (arguments.has("quiet")) {
            return engines.stream().map(EngineStatus::id).toList();
        }
        return arguments.has("verbose") ? blocks(engines) : table(engines);
    }

    private static List<String> table(List<EngineStatus> engines) {
        if (engines.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "ENGINE", "VERSION", "TRUST", "WHY", "FEATURES"));
        for (EngineStatus engine : engines) {
            rows.add(
                    List.of(
                            engine.chosen() ? "*" : "",
                            engine.id(),
                            engine.version(),
                            trust(engine),
                            engine.reason(),
                            String.join(" ", features(engine))));
        }
        return Table.of(rows);
    }

    private static List<String> blocks(List<EngineStatus> engines) {
        List<String> lines = new ArrayList<>();
        for (EngineStatus engine : engines) {
            Map<String, String> block = new LinkedHashMap<>();
            block.put("version", engine.version());
            block.put("trust", trust(engine));
            block.put("chosen", engine.chosen() ? "yes" : "no");
            block.put("why", engine.reason());
            block.put("features", String.join(", ", features(engine)));
            if (engine.modules().isEmpty()) {
                block.put("modules", "none has run in this process");
            }
            lines.add(engine.id());
            lines.addAll(HelpText.columns(block));
            lines.addAll(modules(engine));
        }
        return lines;
    }

    private static JsonObject json(EngineStatus engine) {
        return new JsonObject()
                .text("id", engine.id())
                .text("version", engine.version())
                .text("trust", trust(engine))
                .list("features", features(engine))
                .truth("chosen", engine.chosen())
                .text("reason", engine.reason())
                .list("modules", engine.modules().stream().map(EnginesCommand::json).toList());
    }

    private static JsonObject json(ModuleReport module) {
        return new JsonObject()
                .text("module", module.module())
                .text("tier", module.tier())
                .text("detail", module.detail());
    }

    private static List<String> modules(EngineStatus engine) {
        List<String> lines = new ArrayList<>();
        if (!engine.modules().isEmpty()) {
            lines.add("  modules, the newest last");
            Table.of(engine.modules().stream().map(EnginesCommand::row).toList())
                    .forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    private static List<String> row(ModuleReport module) {
        return List.of(
                GuestText.clean(module.module()),
                module.tier(),
                GuestText.cleanMessage(module.detail()));
    }

    private static String trust(EngineStatus engine) {
        return engine.trust() == Trust.ANY_GUEST ? "any guest" : "trusted guests only";
    }

    private static List<String> features(EngineStatus engine) {
        return engine.features().stream().sorted().map(EngineFeature::label).toList();
    }
}
