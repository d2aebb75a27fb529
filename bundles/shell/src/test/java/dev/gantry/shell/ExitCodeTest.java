// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({
        "USAGE, 2",
        "BAD_ARGUMENT, 2",
        "UNKNOWN_GRANT, 2",
        "FILE_NOT_FOUND, 1",
        "COMPONENT_UNSUPPORTED, 1",
        "UNKNOWN_IMPORT, 1",
        "UNKNOWN_EXPORT, 1",
        "UNKNOWN_ENGINE, 1",
        "UNREACHABLE, 1",
        "STACK_OVERFLOW, 1",
        "FUEL_EXHAUSTED, 1",
        "COMPILE_TIMEOUT, 1",
        "CONFIGURATION, 1",
        "MEMORY_LIMIT, 1",
        "INTERNAL, 1",
        "DEADLINE, 124",
        "DENIED, 126",
        "NO_POLICY, 126",
        "UNKNOWN_COMMAND, 127",
        "INTERRUPTED, 130",
        "OUTPUT_CLOSED, 141"
    })
    void isWhatTheSurfaceSays(ErrorCode code, int number) {
        assertEquals(number, ExitCode.of(new GantryException(code, "", "")).number());
    }
}
