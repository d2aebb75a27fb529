// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One line on a terminal that says what is being done, and is gone when it is done. */
final class ProgressLine implements AutoCloseable {
    private static final int WIDTH = 78;

    private final Caller.Output terminal;
    private final boolean shown;
    private boolean dirty;

    private ProgressLine(Caller.Output terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /** On standard error, if a person reads it and wants to. */
    static ProgressLine of(Arguments arguments, Caller caller) {
        return new ProgressLine(caller.err(), caller.err().terminal() && !arguments.has("quiet"));
    }

    /** Shows these few words instead of the last. */
    synchronized void show(String text) {
        if (shown) {
            String line = GuestText.clean(text, WIDTH - 1);
            write("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
            dirty = true;
        }
    }

    @Override
    public synchronized void close() {
        if (dirty) {
            write("\r" + " ".repeat(WIDTH) + "\r");
            dirty = false;
        }
    }

    private void write(String text) {
        try {
            terminal.stream().write(text.getBytes(StandardCharsets.UTF_8));
            terminal.stream().flush();
        } catch (IOException e) {
            // The work is worth doing though nobody watches it any more.
            System.getLogger(ProgressLine.class.getName())
                    .log(System.Logger.Level.DEBUG, "nobody can be told", e);
        }
    }
}
