// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpellingTest {
    private static final List<String> KNOWN = List.of("run", "engines", "doctor", "x");

    @Test
    void findsSwappedLetters() {
        assertEquals(Optional.of("run"), Spelling.nearest("rnu", KNOWN));
    }

    @Test
    void findsAMissingLetter() {
        assertEquals(Optional.of("engines"), Spelling.nearest("engins", KNOWN));
    }

    @Test
    void guessesNothingFromAfar() {
        assertEquals(Optional.empty(), Spelling.nearest("frobnicate", KNOWN));
    }

    @Test
    void guessesNothingFromAVeryLongWord() {
        assertEquals(Optional.empty(), Spelling.nearest("e".repeat(100), KNOWN));
    }

    @Test
    void countsASwapOnce() {
        assertEquals(1, Spelling.distance("abcd", "abdc"));
    }
}
