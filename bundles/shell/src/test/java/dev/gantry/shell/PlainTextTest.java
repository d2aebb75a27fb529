// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PlainTextTest {
    @Test
    void putsBlanksForControls() {
        assertEquals("a [31mb c", PlainText.clean("a\u001B[31mb\nc"));
    }

    @Test
    void boundsTheLength() {
        assertEquals(1003, PlainText.clean("x".repeat(100_000)).length());
    }
}
