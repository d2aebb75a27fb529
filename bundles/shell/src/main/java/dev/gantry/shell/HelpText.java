// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The help of one command, as {@code --help} shows it. */
public final class HelpText {
    private static final String PROGRAM = "gantry ";

    private HelpText() {}

    /** The form of a command line, without the program's name: {@code run [OPTIONS] FILE}. */
    public static String usage(Declaration declaration) {
        return Stream.concat(
                        Stream.of(declaration.name(), "[OPTIONS]"),
                        declaration.operands().stream().map(Operand::form))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    public static List<String> of(Declaration declaration) {
        List<String> lines = new ArrayList<>();
        lines.add(declaration.summary() + ".");
        lines.add("");
        lines.add("usage: " + PROGRAM + usage(declaration));
        Map<String, String> operands = new LinkedHashMap<>();
        declaration
                .operands()
                .forEach(operand -> operands.put(operand.name(), operand.description()));
        section(lines, "arguments", operands);
        Map<String, String> options = new LinkedHashMap<>();
        declaration.options().forEach(option -> options.put(option.form(), describe(option)));
        section(lines, "options", options);
        Map<String, String> examples = new LinkedHashMap<>();
        declaration
                .examples()
                .forEach(
                        example ->
                                examples.put(PROGRAM + example.commandLine(), example.meaning()));
        section(lines, "examples", examples);
        Map<String, String> exits = new LinkedHashMap<>();
        declaration.exits().forEach(exit -> exits.put(exit.code(), exit.meaning()));
        section(lines, "exit codes", exits);
        return lines;
    }

    /** What an option does, with what it accepts, its default, and whether it repeats. */
    public static String describe(Option option) {
        StringBuilder text = new StringBuilder(option.description());
        if (!option.value().standard().isEmpty()) {
            text.append(" (default: ").append(option.value().standard()).append(')');
        }
        if (option.repeatable()) {
            text.append(" (repeatable)");
        }
        return text.toString();
    }

    /** Two columns, the first as wide as its widest entry. */
    public static List<String> columns(Map<String, String> rows) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        return rows.entrySet().stream()
                .map(
                        row ->
                                ("  " + pad(row.getKey(), width) + "  " + row.getValue())
                                        .stripTrailing())
                .toList();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static void section(List<String> lines, String title, Map<String, String> rows) {
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add(title + ":");
            lines.addAll(columns(rows));
        }
    }
}
