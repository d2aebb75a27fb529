// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuestTextTest {
    @Test
    void keepsPlainText() {
        assertEquals(
                "wasi:cli/run@0.2.0 höhe 高さ 🚀", GuestText.clean("wasi:cli/run@0.2.0 höhe 高さ 🚀"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B",
                "\u0000",
                "\n",
                "\r",
                "\t",
                "\b",
                "\u007F",
                "\u009B",
                "\u0085",
                "\u202E",
                "\u2066",
                "\u200B",
                "\u200F",
                "\uFEFF",
                "\u2028",
                "\u2029",
                "\uD800",
                "\uDC00",
                "\uE000",
                "\uFFFF",
                "\uDB40\uDC41"
            })
    void replacesWhatTerminalsObeyOrPeopleCannotSee(String bad) {
        assertEquals("a\uFFFDb", GuestText.clean("a" + bad + "b"));
    }

    @Test
    void takesTheMeaningOfAnEscapeSequence() {
        assertEquals("\uFFFD[31mred", GuestText.clean("\u001B[31mred"));
    }

    @Test
    void cutsLongText() {
        assertEquals("abc…", GuestText.clean("abcdef", 3));
    }

    @Test
    void keepsTextThatJustFits() {
        assertEquals("abc", GuestText.clean("abc", 3));
    }

    @Test
    void cutsBetweenCharactersNotWithin() {
        assertEquals("🚀…", GuestText.clean("🚀🚀", 1));
    }

    @Test
    void cutsAtItsOwnLengthUnlessTold() {
        assertEquals(GuestText.MAX_CHARACTERS + 1, GuestText.clean("x".repeat(100_000)).length());
    }

    @Test
    void quotesSoThatTheEndIsSure() {
        assertEquals("\"a\\\" \\\\ b\"", GuestText.quote("a\" \\ b"));
    }
}
