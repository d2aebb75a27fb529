// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.shell.Choices;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.Operand;
import dev.gantry.shell.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for fish. */
final class FishCompletion {
    private static final String COMPLETE = "complete -c gantry ";

    private FishCompletion() {}

    static List<String> script(List<Declaration> commands) {
        List<String> lines = new ArrayList<>();
        for (Declaration command : commands) {
            lines.add(
                    COMPLETE
                            + ("-n __fish_use_subcommand -f -a " + command.name())
                            + (" -d " + quote(command.summary())));
        }
        for (Declaration command : commands) {
            String when = "-n '__fish_seen_subcommand_from " + command.name() + "' ";
            for (Option option : command.options()) {
                lines.add(COMPLETE + when + option(option, commands));
            }
            operands(lines, command, commands);
        }
        return lines;
    }

    /** A fixed word is offered until one stands there; what goes behind it, from then on. */
    private static void operands(
            List<String> lines, Declaration command, List<Declaration> commands) {
        String when = "__fish_seen_subcommand_from " + command.name();
        for (Operand operand : command.operands()) {
            Choices choices = operand.choices();
            String fixed = "__fish_seen_subcommand_from " + String.join(" ", choices.words());
            String here = choices.closed() ? when + "; and not " + fixed : when;
            if (choices.source() != Choices.Source.FILES) {
                String offered = quote(words(choices, commands));
                lines.add(COMPLETE + "-n " + quote(here) + " -f -a " + offered);
            }
            when = choices.closed() ? when + "; and " + fixed : when;
        }
    }

    private static String option(Option option, List<Declaration> commands) {
        String name = (option.name().length() == 1 ? "-s " : "-l ") + option.name();
        String text = " -d " + quote(option.description());
        if (!option.takesValue()) {
            return name + text;
        }
        boolean files = option.value().choices().source() == Choices.Source.FILES;
        String words = words(option.value().choices(), commands);
        return name + (files ? " -r -F" : " -x") + " -a " + quote(words) + text;
    }

    private static String words(Choices choices, List<Declaration> commands) {
        return switch (choices.source()) {
            case ENGINES -> "(gantry engines --quiet --usable 2>/dev/null)";
            case KNOWN_ENGINES -> "(gantry engines --quiet 2>/dev/null)";
            case COMMANDS ->
                    commands.stream().map(Declaration::name).collect(Collectors.joining(" "));
            case NONE, FILES -> String.join(" ", choices.words());
        };
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
