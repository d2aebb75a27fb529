// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TerminalFilterTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final TerminalFilter filter = new TerminalFilter(terminal);

    @ParameterizedTest
    @ValueSource(strings = {"plain", "tab\tand\nnewline", "Grüße, 世界 🙂", "👩‍🚀"})
    void letsTextThrough(String text) throws IOException {
        assertEquals(text, whole(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u001B[31mb",
                "a\u001B[?1049hb",
                "a\u001B]0;title\u0007b",
                "a\u001B]52;c;Zm9v\u001B\\b",
                "a\u001BP1$r\u001B\\b",
                "a\u001B(0b",
                "a\u001Bcb",
                "a\u009B31mb",
                "a\u009D0;title\u009Cb",
                "a\u0085b",
                "a\b\u0007\u007Fb",
                "a\rb",
                "a\u202Eb"
            })
    void dropsControls(String dirty) throws IOException {
        assertEquals("ab", whole(dirty));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u001B[31mb",
                "ü\u001B]0;t\u0007",
                "\u009B1m世",
                "\u001B]0;x\u001B\\🙂",
                "\u0085\u001BPq\u001B\\z"
            })
    void makesNoDifferenceWhereWritesAreSplit(String text) throws IOException {
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            filter.write(value);
        }
        String split = terminal.toString(StandardCharsets.UTF_8);
        terminal.reset();
        assertEquals(whole(text), split);
    }

    @Test
    void endsAnEndlessStringWithTheLine() throws IOException {
        assertEquals("\nseen", whole("\u001B]0;never closed\nseen"));
    }

    @Test
    void startsAnewWhereASequenceIsBroken() throws IOException {
        assertEquals("ab", whole("a\u001B[3\u001B[1mb"));
    }

    @ParameterizedTest
    @CsvSource({
        "C0AF, '\uFFFD\uFFFD'",
        "EDA080, '\uFFFD'",
        "C03F, '\uFFFD?'",
        "E282, ''",
        "E28261, '\uFFFDa'",
        "9B33316D, '\uFFFD31m'",
        "F4908080, '\uFFFD'"
    })
    void replacesWhatIsNoUtf8(String hex, String text) throws IOException {
        filter.write(HexFormat.of().parseHex(hex));
        assertEquals(text, terminal.toString(StandardCharsets.UTF_8));
    }

    private String whole(String text) throws IOException {
        new TerminalFilter(terminal).write(text.getBytes(StandardCharsets.UTF_8));
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
