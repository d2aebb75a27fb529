// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Limits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefaultsTest {
    private static Defaults configured(Map<String, String> values) {
        return new Defaults(TestHost.configuration(values));
    }

    @Test
    void areTheBuiltInOnesWhereNothingIsConfigured() {
        Limits limits = configured(Map.of()).limits();
        assertEquals(1L << 30, limits.memoryBytes());
        assertEquals(1L << 20, limits.outputBytes());
        assertEquals(Duration.ofMinutes(5), limits.compileTime());
        assertTrue(limits.deadline().isEmpty());
        assertTrue(limits.stackBytes().isEmpty());
        assertTrue(!limits.fuelCounted());
    }

    @Test
    void areWhatIsConfigured() {
        Limits limits =
                configured(
                                Map.of(
                                        "memory", "64m",
                                        "fuel", "1e9",
                                        "timeout", " 2s ",
                                        "stack", "256k",
                                        "output", "3k",
                                        "compileTimeout", "1m"))
                        .limits();
        assertEquals(64L << 20, limits.memoryBytes());
        assertEquals(1_000_000_000, limits.fuel().orElseThrow());
        assertEquals(Duration.ofSeconds(2), limits.deadline().orElseThrow());
        assertEquals(256 << 10, limits.stackBytes().orElseThrow());
        assertEquals(3 << 10, limits.outputBytes());
        assertEquals(Duration.ofMinutes(1), limits.compileTime());
    }

    @Test
    void canCountFuelWithoutALimit() {
        Limits limits = configured(Map.of("fuel", "unlimited")).limits();
        assertTrue(limits.fuelCounted());
        assertTrue(limits.fuel().isEmpty());
    }

    @Test
    void followTheConfiguration() {
        Defaults defaults = configured(Map.of("memory", "1m"));
        defaults.change(TestHost.configuration(Map.of("memory", "2m")));
        assertEquals(2 << 20, defaults.limits().memoryBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "memory, 64mb",
        "memory, 0",
        "fuel, -1",
        "timeout, 0",
        "stack, 65m",
        "output, many",
        "compileTimeout, 1d"
    })
    void areRefusedWhereAValueCannotBeUsed(String key, String value) {
        GantryException refused =
                assertThrows(GantryException.class, () -> configured(Map.of(key, value)).limits());
        assertEquals(ErrorCode.CONFIGURATION, refused.code());
        assertEquals(key, refused.subject());
        assertTrue(refused.describe().contains(value), refused.describe());
    }
}
