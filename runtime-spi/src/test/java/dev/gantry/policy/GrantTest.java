// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GrantTest {
    @Test
    void splitsAtTheFirstEqualsSign() {
        assertEquals(new Grant("env", "A=B"), Grant.parse("env=A=B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stdin", "env=HOME", "acme:queue/send@1.0.0"})
    void printsWhatItParsed(String text) {
        assertEquals(text, Grant.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=x", "st din", "env\u001b[31m", "a\nb"})
    void rejectsKindsOfOtherLetters(String text) {
        assertThrows(IllegalArgumentException.class, () -> Grant.parse(text));
    }

    @Test
    void rejectsNulInAParameter() {
        assertThrows(IllegalArgumentException.class, () -> new Grant("env", "a\0b"));
    }
}
