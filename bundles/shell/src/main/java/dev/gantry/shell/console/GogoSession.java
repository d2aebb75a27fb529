// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import dev.gantry.GuestText;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Commands;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.TerminalFilter;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.CommandSessionImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Job;

/** A Gogo session that knows how its last command line ended. */
final class GogoSession implements AutoCloseable {
    /** The session variable that holds the streams of the shell itself. */
    static final String CALLER = ".gantry.caller";

    private final Gogo gogo;
    private final Caller caller;
    private volatile CommandSession session;
    private volatile int status;

    GogoSession(Gogo gogo, Caller caller) {
        this.gogo = gogo;
        this.caller = caller;
        this.session = open();
        session.currentDir(caller.directory());
        put(CALLER, caller);
        put("SCOPE", GogoCommands.SCOPE + ":" + TextCommands.SCOPE + ":*");
        if (!caller.out().terminal() && gogo.textCommands()) {
            TextCommands.becomePlain(session);
        }
    }

    private CommandSession open() {
        CommandSession opened =
                gogo.processor()
                        .createSession(
                                new UnclosedInput(caller),
                                new UnclosedOutput(shown(caller.out())),
                                new UnclosedOutput(shown(caller.err())));
        opened.setJobListener((job, before, now) -> remember(job, now));
        return opened;
    }

    /** What text commands print at the end of a pipe is what a guest wrote at its beginning. */
    private static OutputStream shown(Caller.Output output) {
        return output.terminal() ? new TerminalFilter(output.stream()) : output.stream();
    }

    private void remember(Job job, Job.Status now) {
        if (now == Job.Status.Done && job.parent() == null && job.result() != null) {
            status = job.result().error();
        }
    }

    /** Runs one command line and shows what it returns; the exit code. */
    int execute(CharSequence line) throws ShellExit {
        status = 0;
        try {
            Object result = session.execute(line);
            if (result != null && !(result instanceof Function)) {
                show(caller.out(), session.format(result, Converter.INSPECT).toString());
            }
            return status;
        } catch (ShellExit e) {
            throw e;
        } catch (CommandNotFoundException e) {
            return fail(e.getCommand());
        } catch (StackOverflowError e) {
            return fail(new IllegalArgumentException("the line is nested too deeply"));
        } catch (InterruptedException e) {
            // The interrupt was meant for the command, and the person knows.
            return ExitCode.INTERRUPTED.number();
        } catch (Exception e) {
            // The edge to commands of other bundles, which may throw anything.
            return fail(e);
        }
    }

    private int fail(String unknownCommand) {
        return gogo.runner()
                .fail("", Commands.unknown(unknownCommand, names()), List.of(), caller)
                .exitCode();
    }

    private int fail(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = "gantry: " + GuestText.cleanMessage(message);
        show(caller.err(), caller.err().coloured() ? "\u001B[31m" + line + "\u001B[0m" : line);
        return ExitCode.FAILURE.number();
    }

    private static void show(Caller.Output output, String text) {
        try {
            output.stream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
            output.stream().flush();
        } catch (IOException e) {
            // Nobody is left who could be told.
            return;
        }
    }

    /** The names of all commands that can be called without a scope. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (session.get(CommandSessionImpl.COMMANDS) instanceof Set<?> all) {
            for (Object scoped : all) {
                String text = scoped.toString();
                if (!text.startsWith("osgi:")) {
                    names.add(text.substring(text.indexOf(':') + 1));
                }
            }
        }
        return names;
    }

    CommandSession session() {
        return session;
    }

    void put(String name, Object value) {
        session.put(name, value);
    }

    /** Stops what runs in the foreground. */
    void interrupt() {
        if (gogo.running().interrupt()) {
            return;
        }
        Job job = session.foregroundJob();
        if (job != null) {
            job.interrupt();
            renew();
        }
    }

    /**
     * Gogo closes the channels of a session whose thread is interrupted while it reads or writes, and
     * cannot open them again.
     */
    private void renew() {
        CommandSession old = session;
        CommandSession fresh = open();
        fresh.currentDir(old.currentDir());
        if (old.get(CommandSessionImpl.VARIABLES) instanceof Set<?> names) {
            names.forEach(name -> fresh.put(name.toString(), old.get(name.toString())));
        }
        session = fresh;
    }

    @Override
    public void close() {
        session.close();
    }

    /** Gogo closes what it is given, and takes plain files apart into channels of its own. */
    private static final class UnclosedInput extends FilterInputStream {
        UnclosedInput(Caller caller) {
            super(caller.in().stream());
        }

        @Override
        public void close() {}
    }

    /** See {@link UnclosedInput}. */
    private static final class UnclosedOutput extends FilterOutputStream {
        UnclosedOutput(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            out.flush();
        }

        @Override
        public void close() {}
    }
}
