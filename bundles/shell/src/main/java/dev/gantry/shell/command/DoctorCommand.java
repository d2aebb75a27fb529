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
import dev.gantry.shell.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks at the installation and says what is missing or broken. */
final class DoctorCommand implements Command {
    private static final Declaration DECLARATION =
            Declaration.builder(
                            "doctor",
                            "Says what was found, what is missing or broken, and what to do")
                    .options(Option.flag("missing", "shows only what is missing or broken"))
                    .example("doctor", "shows everything")
                    .example("doctor --missing", "shows only what is missing or broken")
                    .example("doctor --json", "shows everything as JSON")
                    .exits(ExitCode.SUCCESS)
                    .exit("1", "something is missing or broken")
                    .exits(ExitCode.USAGE)
                    .build();

    private final Container container;

    DoctorCommand(Container container) {
        this.container = container;
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public CommandResult run(Arguments arguments, Caller caller) {
        List<Finding> findings =
                Stream.of(
                                Findings.ofParts(container),
                                Findings.ofConfiguration(container),
                                Findings.ofPlaces(container))
                        .flatMap(List::stream)
                        .filter(finding -> !arguments.has("missing") || !finding.good())
                        .toList();
        boolean good = findings.stream().allMatch(Finding::good);
        JsonObject json =
                new JsonObject()
                        .truth("good", good)
                        .list("findings", findings.stream().map(DoctorCommand::json).toList());
        CommandResult result = CommandResult.success(lines(findings), json);
        return good ? result : result.exiting(ExitCode.FAILURE.number());
    }

    private static List<String> lines(List<Finding> findings) {
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            String what =
                    finding.remedy().isEmpty()
                            ? finding.what()
                            : finding.what() + "; " + finding.remedy();
            rows.add(List.of(finding.state().label(), finding.subject(), what));
        }
        return Table.of(rows);
    }

    private static JsonObject json(Finding finding) {
        return new JsonObject()
                .text("subject", finding.subject())
                .truth("good", finding.good())
                .text("what", finding.what())
                .text("remedy", finding.remedy());
    }
}
