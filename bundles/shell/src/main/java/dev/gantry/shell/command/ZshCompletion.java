// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.shell.Choices;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.Operand;
import dev.gantry.shell.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for zsh. */
final class ZshCompletion {
    private ZshCompletion() {}

    static List<String> script(List<Declaration> commands) {
        List<String> lines = new ArrayList<>();
        lines.add("#compdef gantry");
        lines.add("_gantry() {");
        lines.add("    local -a commands");
        lines.add("    commands=(");
        for (Declaration command : commands) {
            lines.add("        " + quote(command.name() + ":" + command.summary()));
        }
        lines.add("    )");
        lines.add("    if (( CURRENT == 2 )); then _describe command commands; return; fi");
        lines.add("    shift words; (( CURRENT-- ))");
        lines.add("    case $words[1] in");
        for (Declaration command : commands) {
            lines.add(
                    "        "
                            + command.name()
                            + ") _arguments "
                            + specifications(command, commands)
                            + " ;;");
        }
        lines.add("    esac");
        lines.add("}");
        lines.add("compdef _gantry gantry");
        return lines;
    }

    private static String specifications(Declaration command, List<Declaration> commands) {
        List<String> all = new ArrayList<>();
        command.options().forEach(option -> all.add(quote(option(option, commands))));
        for (Operand operand : command.operands()) {
            String place =
                    switch (operand.arity()) {
                        case ONE -> ":";
                        case OPTIONAL -> "::";
                        case REST -> "*::";
                    };
            all.add(quote(place + operand.name() + ":" + action(operand.choices(), commands)));
        }
        return String.join(" ", all);
    }

    private static String option(Option option, List<Declaration> commands) {
        String repeated = option.repeatable() ? "*" : "";
        String text = option.description().replaceAll("([\\[\\]:])", "\\\\$1");
        if (!option.takesValue()) {
            return repeated + option.spelling() + "[" + text + "]";
        }
        String value = option.value().placeholder().replaceAll("[\\[\\]:]", " ");
        String action = action(option.value().choices(), commands);
        return repeated + option.spelling() + "=[" + text + "]:" + value + ":" + action;
    }

    private static String action(Choices choices, List<Declaration> commands) {
        String words = String.join(" ", choices.words());
        return switch (choices.source()) {
            case NONE -> words.isEmpty() ? " " : "(" + words + ")";
            case FILES -> words.isEmpty() ? "_files" : "{compadd " + words + "; _files}";
            case ENGINES -> "{compadd $(gantry engines --quiet --usable 2>/dev/null)}";
            case KNOWN_ENGINES -> "{compadd $(gantry engines --quiet 2>/dev/null)}";
            case COMMANDS ->
                    commands.stream()
                            .map(Declaration::name)
                            .collect(Collectors.joining(" ", "(", ")"));
        };
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
