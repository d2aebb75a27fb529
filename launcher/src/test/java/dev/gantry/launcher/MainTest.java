// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class MainTest {
    @Test
    void withoutACommandThereIsAConsole() {
        assertEquals(Mode.CONSOLE, Main.modeOf());
        assertEquals(Mode.CONSOLE, Main.modeOf("--debug"));
        assertEquals(Mode.CONSOLE, Main.modeOf("--quiet", "--json"));
    }

    @Test
    void aScriptNeedsWhatAConsoleNeeds() {
        assertEquals(Mode.CONSOLE, Main.modeOf("-f", "script"));
        assertEquals(Mode.CONSOLE, Main.modeOf("--debug", "-f", "script"));
    }

    @Test
    void oneCommandNeedsLittle() {
        assertEquals(Mode.COMMAND, Main.modeOf("run", "-f", "x.wasm"));
        assertEquals(Mode.COMMAND, Main.modeOf("--json", "version"));
        assertEquals(Mode.COMMAND, Main.modeOf("--help"));
        assertEquals(Mode.COMMAND, Main.modeOf("--version"));
    }
}
