// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.guest.GuestSpec;
import dev.gantry.hostinterface.StandardStream;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.TerminalFilter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Connects a guest's standard streams as the options say; owns the files that it opens. */
final class GuestStreams implements AutoCloseable {
    private static final String CAPTURE = "capture";

    private final Arguments arguments;
    private final Caller caller;
    private final List<Closeable> files = new ArrayList<>();

    GuestStreams(Arguments arguments, Caller caller) {
        this.arguments = arguments;
        this.caller = caller;
    }

    void connect(GuestSpec.Builder spec) {
        if (arguments.has("json")
                && arguments.value("stdout").filter("inherit"::equals).isPresent()) {
            throw Arguments.mistake(
                    "--stdout", "--json needs standard output for itself", "leave one of them out");
        }
        spec.stdin(input());
        output("stdout", caller.out()).ifPresent(spec::stdout);
        output("stderr", caller.err()).ifPresent(spec::stderr);
        spec.terminals(terminals());
    }

    /** Where a person reads and types; a guest that knows it prompts, and writes by lines. */
    private Set<StandardStream> terminals() {
        Set<StandardStream> terminals = EnumSet.noneOf(StandardStream.class);
        if (isInherited("stdin", "inherit") && caller.in().terminal()) {
            terminals.add(StandardStream.STDIN);
        }
        String standard = arguments.has("json") ? CAPTURE : "inherit";
        if (isInherited("stdout", standard) && caller.out().terminal()) {
            terminals.add(StandardStream.STDOUT);
        }
        if (isInherited("stderr", standard) && caller.err().terminal()) {
            terminals.add(StandardStream.STDERR);
        }
        return terminals;
    }

    private boolean isInherited(String option, String standard) {
        return arguments.value(option).orElse(standard).equals("inherit");
    }

    /** A stream of the caller's, cleaned where a person reads it. */
    static OutputStream shown(Caller.Output output, Arguments arguments) {
        return output.terminal() && !arguments.has("raw")
                ? new TerminalFilter(output.stream())
                : output.stream();
    }

    private InputStream input() {
        String from = arguments.value("stdin").orElse("inherit");
        return switch (from) {
            case "inherit" -> caller.in().stream();
            case "null" -> InputStream.nullInputStream();
            default -> open(from, Files::newInputStream);
        };
    }

    /** Absent: captured. */
    private Optional<OutputStream> output(String option, Caller.Output inherited) {
        String standard = arguments.has("json") ? CAPTURE : "inherit";
        String to = arguments.value(option).orElse(standard);
        return switch (to) {
            case "inherit" -> Optional.of(shown(inherited, arguments));
            case "null" -> Optional.of(OutputStream.nullOutputStream());
            case CAPTURE -> Optional.empty();
            default -> Optional.of(open(to, Files::newOutputStream));
        };
    }

    private interface Opening<T> {
        T open(Path path) throws IOException;
    }

    private <T extends Closeable> T open(String name, Opening<T> opening) {
        try {
            T file = opening.open(caller.directory().resolve(name));
            files.add(file);
            return file;
        } catch (NoSuchFileException e) {
            throw refused(ErrorCode.FILE_NOT_FOUND, name, "no such file or folder");
        } catch (AccessDeniedException e) {
            throw refused(ErrorCode.FILE_UNREADABLE, name, "permission denied");
        } catch (InvalidPathException e) {
            throw refused(ErrorCode.FILE_NOT_FOUND, name, e.getReason());
        } catch (IOException e) {
            throw refused(ErrorCode.NOT_A_FILE, name, "it cannot be opened as a file");
        }
    }

    private static GantryException refused(ErrorCode code, String name, String reason) {
        return new GantryException(code, name, GuestText.clean(name) + ": " + reason);
    }

    @Override
    public void close() {
        int failed = 0;
        for (Closeable file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failed++;
            }
        }
        if (failed > 0) {
            throw refused(ErrorCode.OUTPUT_FAILED, "output", "not everything could be written");
        }
    }
}
