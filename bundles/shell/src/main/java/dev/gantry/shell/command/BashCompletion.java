// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.shell.Choices;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.Operand;
import dev.gantry.shell.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for bash. Where the script offers nothing, bash offers files. */
final class BashCompletion {
    private BashCompletion() {}

    static List<String> script(List<Declaration> commands) {
        String names = commands.stream().map(Declaration::name).collect(Collectors.joining(" "));
        List<String> lines = new ArrayList<>();
        lines.add("_gantry() {");
        lines.add(
                "    local typed=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"");
        lines.add("    local command=\"${COMP_WORDS[1]}\" words=''");
        lines.add("    # bash splits --option=value into three words");
        lines.add("    if [ \"$typed\" = = ]; then typed='';");
        lines.add("    elif [ \"$before\" = = ]; then before=\"${COMP_WORDS[COMP_CWORD-2]}\"; fi");
        lines.add("    if [ \"$COMP_CWORD\" -eq 1 ]; then words='" + names + "'; else");
        lines.add("    case \"$command $before $typed\" in");
        for (Declaration command : commands) {
            values(lines, command, names);
        }
        for (Declaration command : commands) {
            String options =
                    command.options().stream()
                            .map(Option::spelling)
                            .collect(Collectors.joining(" "));
            lines.add("        '" + command.name() + " '*' -'*) words='" + options + "' ;;");
            operands(lines, command, names);
        }
        lines.add("    esac; fi");
        lines.add("    COMPREPLY=($(compgen -W \"$words\" -- \"$typed\"))");
        lines.add("}");
        lines.add("complete -o default -F _gantry gantry");
        return lines;
    }

    private static void values(List<String> lines, Declaration command, String names) {
        for (Option option : command.options()) {
            if (option.takesValue()) {
                String pattern = "'" + command.name() + " " + option.spelling() + " '*";
                lines.add(
                        "        "
                                + pattern
                                + ") "
                                + words(option.value().choices(), names)
                                + " ;;");
            }
        }
    }

    /** The first operand that is no file stands anywhere; one behind a fixed word, behind that. */
    private static void operands(List<String> lines, Declaration command, String names) {
        Choices before = Choices.FILES;
        String first = "";
        for (Operand operand : command.operands()) {
            Choices choices = operand.choices();
            if (before.closed()) {
                for (String word : before.words()) {
                    lines.add(line(command.name() + " " + word + " ", words(choices, names)));
                }
            } else if (choices.source() != Choices.Source.FILES && first.isEmpty()) {
                first = line(command.name() + " ", words(choices, names));
            }
            before = choices;
        }
        if (!first.isEmpty()) {
            lines.add(first);
        }
    }

    private static String line(String begin, String words) {
        return "        '" + begin + "'*) " + words + " ;;";
    }

    private static String words(Choices choices, String names) {
        return switch (choices.source()) {
            case ENGINES -> "words=\"$(gantry engines --quiet --usable 2>/dev/null)\"";
            case KNOWN_ENGINES -> "words=\"$(gantry engines --quiet 2>/dev/null)\"";
            case COMMANDS -> "words='" + names + "'";
            case NONE, FILES -> "words='" + String.join(" ", choices.words()) + "'";
        };
    }
}
