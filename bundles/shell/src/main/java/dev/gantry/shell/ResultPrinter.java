// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what a command found out: results to standard output, everything else to standard error. */
final class ResultPrinter {
    private static final String RED = "\u001B[31m";
    private static final String RESET = "\u001B[0m";

    private final String command;
    private final Presentation presentation;
    private final Caller caller;

    ResultPrinter(String command, Presentation presentation, Caller caller) {
        this.command = command;
        this.presentation = presentation;
        this.caller = caller;
    }

    /** How the command ends: as it said, unless nobody reads what it printed. */
    Ending print(CommandResult result) {
        try {
            write(caller.err(), notes(result), false);
            write(caller.out(), results(result), false);
            write(caller.err(), errors(result), true);
            return result.ending();
        } catch (IOException e) {
            return new Ending(ExitCode.OUTPUT_CLOSED.number(), false);
        }
    }

    private List<String> results(CommandResult result) {
        return presentation.json() ? List.of(JsonWriter.write(result.json())) : result.lines();
    }

    private List<String> notes(CommandResult result) {
        return presentation.quiet()
                ? List.of()
                : result.notes().stream().map(note -> FailureText.speaker(command) + note).toList();
    }

    private List<String> errors(CommandResult result) {
        List<String> lines = new ArrayList<>();
        result.failure()
                .ifPresent(
                        failure -> {
                            if (!presentation.json()) {
                                lines.addAll(
                                        FailureText.lines(command, failure, presentation.debug()));
                            }
                            if (presentation.debug()) {
                                lines.addAll(FailureText.stack(failure));
                            }
                        });
        return lines;
    }

    private static void write(Caller.Output output, List<String> lines, boolean alarming)
            throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        String text = lines.stream().collect(Collectors.joining("\n", "", "\n"));
        if (alarming && output.coloured()) {
            text = text.replaceFirst("\n", RESET + "\n");
            text = RED + text;
        }
        output.stream().write(text.getBytes(StandardCharsets.UTF_8));
        output.stream().flush();
    }
}
