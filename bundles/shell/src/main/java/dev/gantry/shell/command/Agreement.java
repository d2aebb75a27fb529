// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** Asks a person before something is downloaded and run. */
final class Agreement {
    private static final int LONGEST_ANSWER = 1_000;

    private final Caller caller;

    Agreement(Caller caller) {
        this.caller = caller;
    }

    /**
     * Returns if a person agrees to this command line.
     *
     * @throws GantryException USAGE if nobody can be asked; LIBRARY_NOT_INSTALLED; INTERRUPTED
     */
    void require(String engine, String commandLine) {
        if (!caller.in().terminal() || !caller.err().terminal()) {
            throw Arguments.mistake(
                    engine,
                    "nobody can be asked whether the library of " + engine + " may be downloaded",
                    "--yes agrees to: " + commandLine + "; or name what you have with --from");
        }
        String question = "This runs: " + commandLine + "\nAgreed? [y/N] ";
        try {
            caller.err().stream().write(question.getBytes(StandardCharsets.UTF_8));
            caller.err().stream().flush();
            if (!isYes(answer(caller.in().stream()))) {
                throw new GantryException(
                        ErrorCode.LIBRARY_NOT_INSTALLED,
                        engine,
                        "the library of " + engine + " was not installed: nobody agreed",
                        "answer y, or name what you have with --from",
                        null);
            }
        } catch (InterruptedIOException e) {
            throw new GantryException(
                    ErrorCode.INTERRUPTED, engine, "the question was interrupted");
        } catch (IOException e) {
            throw new GantryException(ErrorCode.OUTPUT_CLOSED, engine, "the terminal went away");
        }
    }

    private static boolean isYes(String answer) {
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    /** A line, without what surrounds it. */
    static String answer(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.length() < LONGEST_ANSWER) {
            line.append((char) next);
            next = in.read();
        }
        return line.toString().strip();
    }
}
