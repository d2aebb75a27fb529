// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import dev.gantry.GuestText;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.EOFError;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.jspecify.annotations.Nullable;

/** Runs command lines that nobody types: no prompt, nothing but results on standard output. */
public final class ScriptShell {
    private static final int LONGEST_LINE = 1 << 20;

    private final Gogo gogo;

    public ScriptShell(Gogo gogo) {
        this.gogo = gogo;
    }

    /** Runs lines up to the first that fails; its exit code. */
    public int run(InputStream lines, Caller caller) throws IOException {
        try (GogoSession session = new GogoSession(gogo, caller)) {
            StringBuilder pending = new StringBuilder();
            int status = 0;
            String line = readLine(lines);
            while (line != null && status == 0) {
                pending.append(line).append('\n');
                if (isComplete(pending)) {
                    status = session.execute(pending.toString());
                    pending.setLength(0);
                }
                line = status == 0 ? readLine(lines) : null;
            }
            if (status == 0 && !pending.isEmpty()) {
                throw mistake("the script ends in the middle of a command");
            }
            return status;
        } catch (ShellExit e) {
            return e.exitCode();
        }
    }

    /** Runs one command of another bundle; its arguments are taken as they are. */
    public int runCommand(String name, List<String> words, Caller caller) {
        try (GogoSession session = new GogoSession(gogo, caller)) {
            List<String> line = new ArrayList<>(List.of(name));
            for (int i = 0; i < words.size(); i++) {
                session.put("word" + i, words.get(i));
                line.add("$word" + i);
            }
            return session.execute(String.join(" ", line));
        } catch (ShellExit e) {
            return e.exitCode();
        }
    }

    private static boolean isComplete(CharSequence text) {
        try {
            new Parser(text).program();
            return true;
        } catch (EOFError e) {
            return false;
        } catch (StackOverflowError e) {
            throw mistake("a command is nested too deeply");
        } catch (SyntaxError e) {
            throw mistake("line " + e.line() + ": " + e.getMessage());
        }
    }

    /** Takes no byte more than the line: the rest of standard input may be meant for a guest. */
    private static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() == LONGEST_LINE) {
                throw mistake("a line is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static RuntimeException mistake(String message) {
        return Arguments.mistake(
                "script", GuestText.cleanMessage(message), "a script holds command lines");
    }
}
