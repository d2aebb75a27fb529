// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Container;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.Suggestions;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.felix.gogo.jline.Highlighter;
import org.apache.felix.gogo.jline.Shell;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;

/** A person at a terminal: prompt, history, completion, colours; Ctrl-C stops the guest, not us. */
public final class Console {
    private static final String PROMPT = "gantry> ";
    private static final String CONTINUATION = "%P      > ";

    /** Whatever is worth telling the person while the console is open. */
    public interface News extends AutoCloseable {
        /** Starts to tell; called once. */
        void tell(Consumer<String> say);

        @Override
        void close();
    }

    private final Gogo gogo;
    private final Container container;
    private final Suggestions suggestions;
    private final News news;

    /**
     * Makes a console.
     *
     * @param news closed by the console
     */
    public Console(Gogo gogo, Container container, Suggestions suggestions, News news) {
        this.gogo = gogo;
        this.container = container;
        this.suggestions = suggestions;
        this.news = news;
    }

    /** Serves the process's terminal until the person leaves; the exit code. */
    public int run(Caller process) {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        // JLine looks for its terminals through this loader, and settles for a dumb one without.
        thread.setContextClassLoader(TerminalBuilder.class.getClassLoader());
        try (Terminal terminal = systemTerminal()) {
            return serve(terminal, process);
        } catch (IOException e) {
            throw new GantryException(
                    ErrorCode.INTERNAL, "shell", "the terminal cannot be used: " + e.getMessage());
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private static Terminal systemTerminal() throws IOException {
        return TerminalBuilder.builder()
                .name("gantry")
                .system(true)
                .nativeSignals(true)
                .signalHandler(SignalHandler.SIG_IGN)
                .build();
    }

    /** Serves a terminal that somebody else closes. */
    int serve(Terminal terminal, Caller process) {
        try (GogoSession session = new GogoSession(gogo, caller(terminal, process))) {
            LineReader reader = reader(terminal, session);
            session.put(Shell.VAR_TERMINAL, terminal);
            session.put(Shell.VAR_READER, reader);
            terminal.handle(Signal.INT, signal -> session.interrupt());
            terminal.writer()
                    .println(
                            "Gantry "
                                    + container.version()
                                    + ". 'help' lists the commands, Ctrl-D leaves.");
            news.tell(reader::printAbove);
            return loop(reader, session);
        } finally {
            news.close();
        }
    }

    private int loop(LineReader reader, GogoSession session) {
        while (true) {
            try {
                String line = reader.readLine(PROMPT);
                if (!line.isBlank()) {
                    execute(line, reader.getTerminal(), session);
                }
            } catch (UserInterruptException e) {
                // Ctrl-C at the prompt drops the line.
            } catch (EndOfFileException e) {
                return 0;
            } catch (ShellExit e) {
                return e.exitCode();
            }
        }
    }

    private static void execute(String line, Terminal terminal, GogoSession session)
            throws ShellExit {
        Attributes before = ConsoleInput.enter(terminal);
        try {
            if (session.execute(line) == ExitCode.INTERRUPTED.number()) {
                terminal.writer().println(); // below the ^C that the terminal has shown
            }
        } finally {
            terminal.setAttributes(before);
        }
    }

    private LineReader reader(Terminal terminal, GogoSession session) {
        LineReaderBuilder builder =
                LineReaderBuilder.builder()
                        .appName("gantry")
                        .terminal(terminal)
                        .parser(new ForgivingParser())
                        .highlighter(new Highlighter(session.session()))
                        .completer(new ConsoleCompleter(suggestions, session))
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.AUTO_FRESH_LINE, true)
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION);
        container
                .place(Container.Place.STATE)
                .flatMap(HistoryFile::in)
                .ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
    }

    private static Caller caller(Terminal terminal, Caller process) {
        boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        Caller.Output screen =
                dumb
                        ? new Caller.Output(terminal.output(), true, false)
                        : Caller.Output.terminal(terminal.output());
        Caller.Input input = new Caller.Input(new ConsoleInput(process.in().stream()), true);
        return new Caller(input, screen, screen, process.directory());
    }
}
