// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.shell.Caller;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.Screen;
import dev.gantry.shell.command.GantryCommands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DispatcherTest {
    private final Screen screen = new Screen();

    /** Says what it was asked for by its exit code. */
    private static final class FakeShells implements Shells {
        @Override
        public int interactive(Caller caller) {
            return 50;
        }

        @Override
        public int script(InputStream lines, Caller caller) throws IOException {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8).length();
        }

        @Override
        public List<String> otherCommands() {
            return List.of("foreign");
        }

        @Override
        public int other(String name, List<String> words, Caller caller) {
            return 60 + words.size();
        }
    }

    @Test
    void opensAShellWhereThereIsNothingElseToDo() {
        assertEquals(50, run());
    }

    @Test
    void runsACommand() {
        assertEquals(0, run("version"));
        assertTrue(screen.out().startsWith("gantry 1.2.3"), screen.out());
    }

    @Test
    void passesOptionsInFrontOfACommandOn() {
        assertEquals(0, run("--json", "version"));
        assertTrue(screen.out().startsWith("{\"version\":\"1.2.3\""), screen.out());
    }

    @Test
    void knowsVersionAndHelpAsOptions() {
        assertEquals(0, run("--version"));
        assertEquals(0, run("--help"));
        assertTrue(screen.out().startsWith("gantry 1.2.3"), screen.out());
        assertTrue(screen.out().contains("commands:"), screen.out());
    }

    @Test
    void leavesOptionsBehindACommandToIt() {
        assertEquals(0, run("help", "--json"));
        assertTrue(screen.out().startsWith("{"), screen.out());
    }

    @Test
    void runsACommandOfAnotherBundle() {
        assertEquals(62, run("foreign", "a", "--b"));
    }

    @Test
    void namesTheNearestCommand() {
        assertEquals(127, run("rnu"));
        assertTrue(
                screen.err().startsWith("gantry: unknown command 'rnu'; did you mean 'run'?"),
                screen.err());
    }

    @Test
    void namesTheNearestCommandOfAnotherBundleToo() {
        assertEquals(127, run("foreing"));
        assertTrue(screen.err().contains("'foreign'"), screen.err());
    }

    @Test
    void refusesAnUnknownOption() {
        assertEquals(2, run("--verison"));
        assertTrue(screen.err().contains("did you mean '--version'?"), screen.err());
    }

    @Test
    void runsAScript(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("script"), "four");
        assertEquals(4, run("-f", script.toString()));
    }

    @Test
    void saysThatAScriptIsMissing() {
        assertEquals(1, run("-f", "/nowhere/script"));
        assertTrue(screen.err().contains("[GNT-1003]"), screen.err());
    }

    private int run(String... words) {
        CommandRunner runner =
                new CommandRunner(new GantryCommands(new FakeContainer()).commands(), false);
        return new Dispatcher(runner, new FakeShells()).run(List.of(words), screen.caller());
    }
}
