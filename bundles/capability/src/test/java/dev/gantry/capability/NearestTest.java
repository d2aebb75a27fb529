// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> NAMES = List.of("env", "clock", "stdin", "stdout");

    @ParameterizedTest
    @CsvSource({
        "clok,clock",
        "cloock,clock",
        "klock,clock",
        "en,env",
        "stdot,stdout",
        "stdn,stdin"
    })
    void finds(String typed, String meant) {
        assertEquals(Optional.of(meant), Nearest.to(typed, NAMES));
    }

    @ParameterizedTest
    @CsvSource({"network", "x", "''", "clockwork"})
    void findsNothingFor(String typed) {
        assertEquals(Optional.empty(), Nearest.to(typed, NAMES));
    }
}
