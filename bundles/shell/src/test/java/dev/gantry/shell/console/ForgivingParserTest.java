// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jline.reader.CompletingParsedLine;
import org.jline.reader.Parser;
import org.junit.jupiter.api.Test;

final class ForgivingParserTest {
    private static String completed(String line, String candidate) {
        CompletingParsedLine parsed =
                (CompletingParsedLine)
                        new ForgivingParser()
                                .parse(line, line.length(), Parser.ParseContext.COMPLETE);
        return parsed.escape(candidate, false).toString();
    }

    @Test
    void completesANameWithABlank() {
        assertEquals("mit\\ Leer", completed("run --dir mit", "mit Leer"));
        assertEquals("a\\ b\\ c.wasm", completed("run a", "a b c.wasm"));
    }

    @Test
    void leavesOtherNamesAlone() {
        assertEquals("\u00fcmlaut", completed("run \u00fc", "\u00fcmlaut"));
    }
}
