// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GuestTextTest {
    @Test
    void leavesPlainTextAsItIs() {
        assertEquals("fn é 😀 (x)", GuestText.clean("fn é 😀 (x)"));
    }

    @Test
    void replacesWhatATerminalWouldObey() {
        assertEquals("\ufffd[31m\ufffd\ufffd\ufffd", GuestText.clean("\u001b[31m\n\u202e\u2028"));
    }

    @Test
    void cutsLongText() {
        assertEquals("x".repeat(120) + "…", GuestText.clean("x".repeat(10_000)));
        assertEquals("x".repeat(120), GuestText.clean("x".repeat(120)));
    }
}
