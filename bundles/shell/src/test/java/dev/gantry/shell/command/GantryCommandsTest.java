// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.shell.ArgumentParser;
import dev.gantry.shell.CommandReference;
import dev.gantry.shell.Commands;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.FakeContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GantryCommandsTest {
    private static final Commands COMMANDS = new GantryCommands(new FakeContainer()).commands();

    static List<Declaration> declarations() {
        return COMMANDS.declarations();
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void hasAtLeastThreeExamples(Declaration declaration) {
        assertTrue(declaration.examples().size() >= 3, declaration.name());
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void hasExamplesThatParse(Declaration declaration) {
        for (Declaration.Example example : declaration.examples()) {
            List<String> words = new ArrayList<>(List.of(example.commandLine().split(" ")));
            if (words.remove(0).equals(declaration.name())) {
                ArgumentParser.parse(declaration, words);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void saysWhatItsExitCodesMean(Declaration declaration) {
        assertFalse(declaration.exits().isEmpty(), declaration.name());
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void sumsItselfUpInOneLineWithoutAFullStop(Declaration declaration) {
        assertTrue(declaration.summary().matches("[A-Z].*[^.]"), declaration.summary());
    }

    @Test
    void agreeWithTheirDocument() throws IOException {
        Path document = Path.of(System.getProperty("gantry.root"), "docs", "commands.md");
        List<String> generated = CommandReference.of(declarations());
        if (Boolean.getBoolean("gantry.write.docs")) {
            Files.write(document, generated);
        }
        assertEquals(
                String.join("\n", generated),
                String.join("\n", Files.readAllLines(document)),
                "docs/commands.md is stale; write it anew with: mvn -pl bundles/shell -am install"
                        + " -Dgantry.write.docs=true");
    }
}
