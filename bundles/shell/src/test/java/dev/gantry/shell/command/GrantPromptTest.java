// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.Prompter;
import dev.gantry.shell.Screen;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GrantPromptTest {
    private static final Digest DIGEST = Digest.of(new byte[0]);
    private static final GrantKind KIND =
            GrantKind.of("env", "read an environment variable")
                    .needing("NAME")
                    .risking("Variables often hold passwords.");

    private final Screen screen = new Screen();
    private final AtomicInteger quiet = new AtomicInteger();
    private boolean ending;

    private Prompter.Answer answer(String typed, String reason) {
        return new GrantPrompt(screen.answering(typed), () -> ending, quiet::incrementAndGet)
                .ask(
                        new Prompter.Question(
                                "guest.wasm", DIGEST, new Grant("env", "HOME"), KIND, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "o, ONCE",
        "once, ONCE",
        "A, ALWAYS",
        "always, ALWAYS",
        "n, NO",
        "no, NO",
        "v, NEVER",
        "NEVER, NEVER"
    })
    void takesAWordOrItsLetter(String typed, Prompter.Answer expected) {
        assertEquals(expected, answer(typed + "\n", ""));
    }

    @Test
    void saysWhoAsksForWhatAndWhyItMatters() {
        answer("n\n", "to greet you");

        assertTrue(
                screen.err()
                        .startsWith(
                                """
                                guest.wasm asks for env=HOME
                                  With it, it may read an environment variable.
                                  Variables often hold passwords.
                                  Its author says: to greet you
                                """),
                screen.err());
    }

    @Test
    void showsTheDetailsAndAsksAgain() {
        assertEquals(Prompter.Answer.ONCE, answer("d\no\n", ""));
        assertTrue(screen.err().contains("option: --allow 'env=HOME'"), screen.err());
        assertTrue(screen.err().contains(DIGEST.toString()), screen.err());
    }

    @Test
    void anEmptyAnswerAndNoAnswerAreANo() {
        assertEquals(Prompter.Answer.NO, answer("\n", ""));
        assertEquals(Prompter.Answer.NO, answer("", ""));
    }

    @Test
    void whatIsNotUnderstoodThreeTimesIsANo() {
        assertEquals(Prompter.Answer.NO, answer("x\ny\nz\no\n", ""));
    }

    @Test
    void cleansTheWordsOfTheAuthor() {
        answer("n\n", "\u001b[2Jplease");

        assertFalse(screen.err().contains("\u001b"), screen.err());
    }

    @Test
    void takesNoAnswerWhileTheProcessEnds() {
        ending = true;

        GantryException refused = assertThrows(GantryException.class, () -> answer("a\n", ""));
        assertEquals(ErrorCode.INTERRUPTED, refused.code());
    }

    @Test
    void endsOtherNoticesBeforeItAsks() {
        answer("n\n", "");

        assertEquals(1, quiet.get());
    }
}
