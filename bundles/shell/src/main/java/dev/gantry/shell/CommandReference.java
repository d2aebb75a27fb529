// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import java.util.ArrayList;
import java.util.List;

/** Writes {@code docs/commands.md} from the declarations. */
public final class CommandReference {
    private CommandReference() {}

    public static List<String> of(List<Declaration> declarations) {
        List<String> lines = new ArrayList<>();
        lines.add("# Commands");
        lines.add("");
        lines.add("This page is generated from the commands themselves; a test compares the two.");
        lines.add("");
        lines.add("Options stand before the first argument where the rest belongs to a guest.");
        lines.add("`--opt value` and `--opt=value` mean the same.");
        lines.add("");
        lines.add("| command | what it does |");
        lines.add("|---|---|");
        for (Declaration declaration : declarations) {
            String name = declaration.name();
            lines.add("| [`" + name + "`](#" + name + ") | " + cell(declaration.summary()) + " |");
        }
        declarations.forEach(declaration -> section(lines, declaration));
        return lines;
    }

    private static void section(List<String> lines, Declaration declaration) {
        lines.addAll(List.of("", "## " + declaration.name(), "", declaration.summary() + "."));
        lines.addAll(List.of("", "```", "gantry " + HelpText.usage(declaration), "```", ""));
        declaration
                .operands()
                .forEach(
                        operand ->
                                lines.add("- `" + operand.name() + "`: " + operand.description()));
        if (!declaration.operands().isEmpty()) {
            lines.add("");
        }
        lines.addAll(List.of("| option | what it does |", "|---|---|"));
        for (Option option : declaration.options()) {
            lines.add(
                    "| `" + cell(option.form()) + "` | " + cell(HelpText.describe(option)) + " |");
        }
        lines.addAll(List.of("", "```"));
        for (Declaration.Example example : declaration.examples()) {
            lines.add("# " + example.meaning());
            lines.add("gantry " + example.commandLine());
        }
        lines.addAll(List.of("```", "", "| exit code | means |", "|---|---|"));
        for (Declaration.Exit exit : declaration.exits()) {
            lines.add("| " + exit.code() + " | " + cell(exit.meaning()) + " |");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
