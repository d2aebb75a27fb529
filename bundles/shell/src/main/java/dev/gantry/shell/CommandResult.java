// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.GantryException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a command found out, before anything is printed: as lines, and as one JSON object. */
public final class CommandResult {
    private final Ending ending;
    private final Text text;
    private final JsonObject json;
    private final @Nullable GantryException failure;

    private CommandResult(
            Ending ending, Text text, JsonObject json, @Nullable GantryException failure) {
        this.ending = ending;
        this.text = text;
        this.json = json;
        this.failure = failure;
    }

    /** For standard output, and for standard error. */
    private record Text(List<String> lines, List<String> notes) {
        private Text {
            lines = List.copyOf(lines);
            notes = List.copyOf(notes);
        }
    }

    public static CommandResult success(List<String> lines, JsonObject json) {
        return new CommandResult(new Ending(0, false), new Text(lines, List.of()), json, null);
    }

    /** A failure, with the JSON object that all failures have in common. */
    public static CommandResult failed(GantryException failure) {
        return failed(failure, FailureText.json(failure));
    }

    /** A failure that has more to tell in JSON. */
    public static CommandResult failed(GantryException failure, JsonObject json) {
        Ending ending = new Ending(ExitCode.of(failure).number(), false);
        return new CommandResult(ending, new Text(List.of(), List.of()), json, failure);
    }

    /** The same, but the process exits with this code. */
    public CommandResult exiting(int code) {
        return new CommandResult(new Ending(code, ending.leavesShell()), text, json, failure);
    }

    /** The same, and the shell ends. */
    public CommandResult leavingShell() {
        return new CommandResult(new Ending(ending.exitCode(), true), text, json, failure);
    }

    /** The same with a line for standard error, which {@code --quiet} suppresses. */
    public CommandResult noting(String note) {
        List<String> notes = Stream.concat(text.notes().stream(), Stream.of(note)).toList();
        return new CommandResult(ending, new Text(text.lines(), notes), json, failure);
    }

    public Ending ending() {
        return ending;
    }

    public List<String> lines() {
        return text.lines();
    }

    public List<String> notes() {
        return text.notes();
    }

    public JsonObject json() {
        return json;
    }

    public Optional<GantryException> failure() {
        return Optional.ofNullable(failure);
    }
}
