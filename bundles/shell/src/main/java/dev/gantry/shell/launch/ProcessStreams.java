// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.launch;

import dev.gantry.shell.Caller;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The streams of the process itself. Those of {@code System} are no good: Gogo replaces them. */
final class ProcessStreams {
    private static final Pattern TERMINAL = Pattern.compile("/dev/(tty.*|pts/.*|console)");

    private ProcessStreams() {}

    static Caller caller() {
        return new Caller(
                new Caller.Input(new FileInputStream(FileDescriptor.in), isTerminal(0)),
                output(1, FileDescriptor.out),
                output(2, FileDescriptor.err),
                Path.of("").toAbsolutePath());
    }

    private static Caller.Output output(int number, FileDescriptor descriptor) {
        FileOutputStream stream = new FileOutputStream(descriptor);
        return isTerminal(number) ? Caller.Output.terminal(stream) : Caller.Output.plain(stream);
    }

    /**
     * Whether a terminal is at this descriptor. Java only knows whether one is at both ends; Linux
     * tells more.
     */
    @SuppressWarnings(
            "SystemConsoleNull") // off Linux, Java 22 to 24 take everything for a terminal
    static boolean isTerminal(int number) {
        Path link = Path.of("/proc/self/fd/" + number);
        if (!Files.isSymbolicLink(link)) {
            return System.console() != null;
        }
        try {
            return TERMINAL.matcher(Files.readSymbolicLink(link).toString()).matches();
        } catch (IOException e) {
            return false;
        }
    }
}
