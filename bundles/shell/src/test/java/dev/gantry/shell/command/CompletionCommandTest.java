// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the scripts offer; that shells understand them is seen only where there are such shells. */
final class CompletionCommandTest {
    @Test
    void bashOffersAnActionAndThenAnEngine() {
        List<String> script = script("bash");
        String engines = "words=\"$(gantry engines --quiet 2>/dev/null)\" ;;";
        int install = script.indexOf("        'engines install '*) " + engines);
        int action = script.indexOf("        'engines '*) words='install remove' ;;");
        assertTrue(install >= 0 && install < action, () -> String.join("\n", script));
    }

    @Test
    void fishOffersAnActionAndThenAnEngine() {
        String command = "complete -c gantry -n '__fish_seen_subcommand_from engines; and ";
        String actions = "__fish_seen_subcommand_from install remove' -f -a '";
        assertHas("fish", command + "not " + actions + "install remove'");
        assertHas("fish", command + actions + "(gantry engines --quiet 2>/dev/null)'");
    }

    @Test
    void zshOffersAnActionAndThenAnEngine() {
        String operands =
                " '::ACTION:(install remove)' '::ENGINE:{compadd $(gantry engines --quiet"
                        + " 2>/dev/null)}' ;;";
        assertTrue(script("zsh").stream().anyMatch(line -> line.endsWith(operands)));
    }

    @Test
    void guestsAreOfferedEnginesThatCanBeUsed() {
        assertHas(
                "bash",
                "        'run --engine '*) words=\"$(gantry engines --quiet --usable"
                        + " 2>/dev/null)\" ;;");
    }

    private static void assertHas(String shell, String line) {
        List<String> script = script(shell);
        assertTrue(script.contains(line), () -> String.join("\n", script));
    }

    private static List<String> script(String shell) {
        Screen screen = new Screen();
        Commands commands = new GantryCommands(new FakeContainer()).commands();
        var unused =
                new CommandRunner(commands, false)
                        .run(
                                commands.find("completion").orElseThrow(),
                                List.of(shell),
                                screen.caller());
        return screen.out().lines().toList();
    }
}
