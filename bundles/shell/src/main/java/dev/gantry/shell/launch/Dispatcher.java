// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.launch;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.shell.ArgumentParser;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Command;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides what a command line of the process asks for: a command, a script, or a shell. */
final class Dispatcher {
    /** The command line as a whole has no command's name. */
    private static final String NAME = "";

    private static final Declaration DECLARATION =
            Declaration.builder(NAME, "Runs WebAssembly guests")
                    .options(
                            Option.flag("version", "prints the version"),
                            Option.value("f", "SCRIPT", Choices.FILES, "runs the lines of a file"))
                    .rest("COMMAND", "a command and its arguments")
                    .build();

    /** Those that may also stand in front of a command. */
    private static final List<String> PASSED_ON = List.of("json", "quiet", "debug");

    private final CommandRunner runner;
    private final Shells shells;

    Dispatcher(CommandRunner runner, Shells shells) {
        this.runner = runner;
        this.shells = shells;
    }

    /** The exit code. */
    int run(List<String> words, Caller caller) {
        try {
            return run(ArgumentParser.parse(DECLARATION, words), caller);
        } catch (GantryException e) {
            return runner.fail(NAME, e, words, caller).exitCode();
        }
    }

    private int run(Arguments arguments, Caller caller) {
        List<String> passedOn =
                PASSED_ON.stream().filter(arguments::has).map(name -> "--" + name).toList();
        Optional<String> script = arguments.value("f");
        if (arguments.has("help")) {
            return command("help", passedOn, caller);
        }
        if (arguments.has("version")) {
            return command("version", passedOn, caller);
        }
        if (script.isPresent()) {
            return script(script.get(), caller);
        }
        List<String> rest = arguments.operands();
        if (rest.isEmpty()) {
            return shell(caller);
        }
        List<String> words = Stream.concat(passedOn.stream(), rest.stream().skip(1)).toList();
        return command(rest.get(0), words, caller);
    }

    private int command(String name, List<String> words, Caller caller) {
        Commands commands = runner.commands();
        Optional<Command> command = commands.find(name);
        if (command.isPresent()) {
            return runner.run(command.get(), words, caller).exitCode();
        }
        List<String> known = new ArrayList<>(commands.names());
        List<String> others = shells.otherCommands();
        if (others.contains(name)) {
            return shells.other(name, words, caller);
        }
        known.addAll(others);
        throw Commands.unknown(name, known);
    }

    private int shell(Caller caller) {
        try {
            return shells.interactive(caller);
        } catch (IOException e) {
            throw new GantryException(
                    ErrorCode.FILE_UNREADABLE, "stdin", "standard input cannot be read");
        }
    }

    private int script(String file, Caller caller) {
        try (InputStream lines = Files.newInputStream(caller.directory().resolve(file))) {
            return shells.script(lines, caller);
        } catch (IOException | InvalidPathException e) {
            throw new GantryException(
                    ErrorCode.FILE_NOT_FOUND,
                    file,
                    "the script " + GuestText.clean(file) + " cannot be read");
        }
    }
}
