// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The command line: starts a container, hands the words to the shell in it, and exits with its code. */
public final class Main {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The shell offers its command line as a class of the JDK, so that the launcher knows no bundle. */
    private static final String COMMAND_LINE = "(gantry.commandline=true)";

    private Main() {}

    public static void main(String[] words) {
        System.setProperty("java.util.logging.config.class", Logging.class.getName());
        Mode mode = modeOf(words);
        if (mode == Mode.CONSOLE) {
            // JLine looks for its terminals through this loader, and through its own only where it
            // is null.
            Thread.currentThread().setContextClassLoader(null);
        }
        System.exit(run(words, mode));
    }

    private static int run(String[] words, Mode mode) {
        try {
            Places places = Places.of(Places.distributionOfLauncher(), System.getenv());
            Logging.into(places.state(), mode);
            places.prepareDeploy();
            Container container = Container.start(places, mode);
            // An interrupt or a termination ends the process in the middle of everything.
            Thread deleting = new Thread(container::deleteFiles, "gantry-delete");
            Runtime.getRuntime().addShutdownHook(deleting);
            try {
                return handOver(container, words);
            } finally {
                container.close();
            }
        } catch (IllegalStateException | UncheckedIOException e) {
            Logging.complain(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private static int handOver(Container container, String[] words) {
        Optional<?> shell = container.await(ToIntFunction.class, COMMAND_LINE, PATIENCE);
        if (shell.isEmpty()) {
            Logging.complain("the shell is missing; not active: " + container.troubles());
            return 1;
        }
        @SuppressWarnings("unchecked") // the property says that it takes words
        ToIntFunction<String[]> commandLine = (ToIntFunction<String[]>) shell.get();
        int code = commandLine.applyAsInt(words);
        container.tidy();
        return code;
    }

    /** Everything but a single command needs what the console needs: pipes, for example. */
    static Mode modeOf(String... words) {
        for (String word : words) {
            if (word.equals("-f") || word.startsWith("-f=")) {
                return Mode.CONSOLE;
            }
            if (!word.startsWith("-") || word.equals("--help") || word.equals("--version")) {
                return Mode.COMMAND;
            }
        }
        return Mode.CONSOLE;
    }
}
