// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.policy.Prompter;
import dev.gantry.shell.Caller;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Asks the person at the terminal about a grant. What is no clear answer is asked again, then a no. */
final class GrantPrompt implements Prompter {
    private static final int TRIES = 3;
    private static final String CHOICE =
            "  Allow? [o]nce, [a]lways for these bytes, [N]o, ne[v]er, [d]etails: ";

    private final Caller caller;
    private final Runnable beforeAsking;
    private final BooleanSupplier ending;

    /**
     * @param ending whether the process is on its way out, and an answer comes too late
     * @param beforeAsking ends whatever else would write to the terminal meanwhile
     */
    GrantPrompt(Caller caller, BooleanSupplier ending, Runnable beforeAsking) {
        this.caller = caller;
        this.ending = ending;
        this.beforeAsking = beforeAsking;
    }

    @Override
    public Answer ask(Question question) {
        beforeAsking.run();
        try {
            say(summary(question));
            for (int tries = 0; tries < TRIES; tries++) {
                say(CHOICE);
                switch (answer(question)) {
                    case "o", "once" -> {
                        return Answer.ONCE;
                    }
                    case "a", "always" -> {
                        return Answer.ALWAYS;
                    }
                    case "n", "no", "" -> {
                        return Answer.NO;
                    }
                    case "v", "never" -> {
                        return Answer.NEVER;
                    }
                    case "d", "details" -> {
                        say(details(question));
                        tries--;
                    }
                    default -> say("  Please answer o, a, n, v or d.\n");
                }
            }
            return Answer.NO;
        } catch (InterruptedIOException e) {
            throw interrupted(question);
        } catch (IOException e) {
            throw new GantryException(
                    ErrorCode.OUTPUT_CLOSED, question.guest(), "the terminal went away");
        }
    }

    private String answer(Question question) throws IOException {
        String answer = Agreement.answer(caller.in().stream()).toLowerCase(Locale.ROOT);
        if (ending.getAsBoolean()) {
            throw interrupted(question);
        }
        return answer;
    }

    private static GantryException interrupted(Question question) {
        return new GantryException(
                ErrorCode.INTERRUPTED, question.guest(), "the question was interrupted");
    }

    private static String summary(Question question) {
        StringBuilder text = new StringBuilder();
        text.append(question.guest()).append(" asks for ").append(shown(question)).append('\n');
        text.append("  With it, it may ").append(question.kind().purpose()).append(".\n");
        if (!question.kind().risk().isEmpty()) {
            text.append("  ").append(question.kind().risk()).append('\n');
        }
        if (!question.reason().isEmpty()) {
            text.append("  Its author says: ").append(GuestText.cleanMessage(question.reason()));
            text.append('\n');
        }
        return text.toString();
    }

    private static String details(Question question) {
        return "  guest:  "
                + question.guest()
                + "\n  bytes:  "
                + question.digest()
                + "\n  kind:   "
                + question.kind().form()
                + "\n  option: --allow '"
                + shown(question)
                + "'\n";
    }

    private static String shown(Question question) {
        return GuestText.cleanMessage(question.grant().toString());
    }

    private void say(String text) throws IOException {
        caller.err().stream().write(text.getBytes(StandardCharsets.UTF_8));
        caller.err().stream().flush();
    }
}
