// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.util.List;

/** Runs one command line from its words to its exit code. */
public final class CommandRunner {
    private static final char REPLACEMENT = '\uFFFD';

    private final Commands commands;
    private final boolean debug;

    /**
     * Makes the one runner of a shell.
     *
     * @param debug shows the Java stack of errors even where {@code --debug} was not given
     */
    public CommandRunner(Commands commands, boolean debug) {
        this.commands = commands;
        this.debug = debug;
    }

    public Commands commands() {
        return commands;
    }

    /** Parses, runs and shows; throws nothing. */
    public Ending run(Command command, List<String> words, Caller caller) {
        Declaration declaration = command.declaration();
        Arguments arguments;
        try {
            checkEncoding(words);
            arguments = ArgumentParser.parse(declaration, words);
        } catch (GantryException e) {
            return fail(declaration.name(), e, words, caller);
        }
        return printer(declaration.name(), Presentation.of(arguments), caller)
                .print(attempt(command, arguments, caller));
    }

    /** Reports a command line that no command could be found for. */
    public Ending fail(String name, GantryException failure, List<String> words, Caller caller) {
        return printer(name, Presentation.of(words), caller).print(CommandResult.failed(failure));
    }

    private CommandResult attempt(Command command, Arguments arguments, Caller caller) {
        Declaration declaration = command.declaration();
        if (arguments.has("help")) {
            List<String> help = HelpText.of(declaration);
            return CommandResult.success(
                    help, new JsonObject().text("help", String.join("\n", help)));
        }
        try {
            return command.run(arguments, caller);
        } catch (GantryException e) {
            return CommandResult.failed(e);
        } catch (RuntimeException e) {
            // The outermost edge: a bug must read like any other failure.
            return CommandResult.failed(bug(declaration.name(), e));
        }
    }

    private static GantryException bug(String command, RuntimeException e) {
        String message = "unexpected " + e.getClass().getSimpleName() + ": " + e.getMessage();
        return new GantryException(
                ErrorCode.INTERNAL, command, message, ErrorCode.INTERNAL.hint(), e);
    }

    /** Java puts U+FFFD where the bytes of an argument are no UTF-8; what was meant is lost then. */
    private static void checkEncoding(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).indexOf(REPLACEMENT) >= 0) {
                // The command itself is argument 1.
                throw Arguments.mistake(
                        words.get(i),
                        "argument " + (i + 2) + " is not valid UTF-8",
                        "arguments are text; give other bytes to the guest on its standard input");
            }
        }
    }

    private ResultPrinter printer(String name, Presentation presentation, Caller caller) {
        return new ResultPrinter(name, debug ? presentation.debugging() : presentation, caller);
    }
}
