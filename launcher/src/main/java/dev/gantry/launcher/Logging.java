// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Where log lines go: one command writes warnings to standard error; a console, whose screen belongs to
 * the user, writes everything to a file. Made by the JDK when the first line is logged, because most
 * commands log none and setting this up takes time.
 */
public final class Logging {
    private static final String FILE = "gantry.log.file";
    private static final int FILE_BYTES = 1 << 20;

    /** Called by the JDK, which names this class in {@code java.util.logging.config.class}. */
    public Logging() {
        Logger root = LogManager.getLogManager().getLogger("");
        Handler handler = handler(System.getProperty(FILE, ""));
        handler.setFormatter(new OneLine());
        if (root != null) {
            root.addHandler(handler);
        }
    }

    /** Says where a console writes its log; to be called before the first line. */
    static void into(Path state, Mode mode) {
        if (mode == Mode.CONSOLE) {
            System.setProperty(FILE, state.resolve("gantry.log").toString());
        }
    }

    /** For what goes wrong before there is a shell that could say it. */
    static void complain(String message) {
        System.err.println("gantry: " + message);
    }

    private static Handler handler(String file) {
        if (!file.isEmpty()) {
            try {
                Path parent = Path.of(file).getParent();
                if (parent != null) {
                    OwnerOnly.createDirectories(parent);
                }
                return new FileHandler(file.replace("%", "%%"), FILE_BYTES, 2, true);
            } catch (IOException e) {
                complain("no log file: " + e.getMessage());
            }
        }
        Handler console = new ConsoleHandler();
        console.setLevel(Level.WARNING);
        return console;
    }

    /** One line a record; a stack trace is left to debuggers. */
    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord record) {
            Throwable thrown = record.getThrown();
            return "gantry: "
                    + record.getInstant()
                    + " "
                    + record.getLevel().getName().toLowerCase(java.util.Locale.ROOT)
                    + " "
                    + record.getLoggerName()
                    + ": "
                    + formatMessage(record)
                    + (thrown == null ? "" : " (" + thrown + ")")
                    + System.lineSeparator();
        }
    }
}
