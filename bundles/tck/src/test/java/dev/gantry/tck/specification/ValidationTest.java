// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.ModuleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The specification's own tests of what is malformed, invalid and valid, on our validator. */
class ValidationTest {
    /** Where Gantry differs on purpose. */
    private static final Map<String, ErrorCode> EXCEPTIONS =
            Map.of(
                    // The version with another layer: a component gets a message of its own.
                    "binary.wast:44", ErrorCode.COMPONENT_UNSUPPORTED,
                    // A br_table of 16,149 targets is valid, and larger than engines have to take.
                    "br_table.wast:3", ErrorCode.MODULE_LIMIT);

    private static final Set<ErrorCode> MALFORMED =
            EnumSet.of(
                    ErrorCode.MALFORMED_MODULE,
                    ErrorCode.TRUNCATED_MODULE,
                    ErrorCode.NOT_WEBASSEMBLY,
                    ErrorCode.EMPTY_FILE);

    private static final int FEWEST_COMMANDS = 6_000;

    @Test
    void givesTheVerdictOfTheSpecification(@TempDir Path folder) throws IOException {
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (Script script : Suite.find(folder).all()) {
            for (Command command : script.commands()) {
                if (command.hasBinary() && !Compilation.LIFTED.contains(command.text())) {
                    check(script, command).ifPresent(wrong::add);
                    commands++;
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(commands >= FEWEST_COMMANDS, commands + " commands");
    }

    private static Optional<String> check(Script script, Command command) {
        Optional<ErrorCode> verdict = verdict(command.wasm());
        String place = script.name() + ":" + command.line();
        ErrorCode exception = EXCEPTIONS.get(place);
        boolean right =
                isRight(command.type(), verdict)
                        || (exception != null && verdict.filter(exception::equals).isPresent());
        return right
                ? Optional.empty()
                : Optional.of(place + " " + command.type() + ": " + verdict);
    }

    /** Why the module is refused; empty if it is taken. */
    private static Optional<ErrorCode> verdict(byte[] wasm) {
        try {
            ModuleReader.read("x", wasm);
            return Optional.empty();
        } catch (InvalidModuleException refusal) {
            return Optional.of(refusal.code());
        }
    }

    private static boolean isRight(String command, Optional<ErrorCode> verdict) {
        return switch (command) {
            case "assert_invalid" -> verdict.filter(ErrorCode.INVALID_MODULE::equals).isPresent();
            case "assert_malformed" -> verdict.filter(MALFORMED::contains).isPresent();
            default -> verdict.isEmpty();
        };
    }
}
