// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "65536, 65536",
        "64k, 65536",
        "64m, 67108864",
        "1g, 1073741824",
        "9007199254740992, 9007199254740992"
    })
    void unitsOfSizesArePowersOf1024(String text, long bytes) {
        assertEquals(bytes, Quantity.bytes(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "0k",
                "-1",
                "+1",
                "1e30",
                "64mb",
                "64M",
                "64 m",
                "1.5g",
                "m",
                "0x10",
                "9007199254740993",
                "8388609g",
                "٣",
                "1_000",
                "00000000000000000000000000000000000000001"
            })
    void otherSizesAreRefused(String text) {
        assertRefused(() -> Quantity.bytes(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "1_000_000, 1000000",
        "1e9, 1000000000",
        "1_5e1, 150",
        "4611686018427387904, 4611686018427387904"
    })
    void fuelTakesUnderlinesAndPowersOfTen(String text, long units) {
        assertEquals(units, Quantity.fuel(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "1__0",
                "_1",
                "1_",
                "1.5e9",
                "1e",
                "1e999",
                "1e99",
                "1k",
                "2^63",
                "9223372036854775808",
                "4611686018427387905",
                "unlimited"
            })
    void otherFuelIsRefused(String text) {
        assertRefused(() -> Quantity.fuel(text));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000",
        "1ms, 1",
        "2s, 2000",
        "3m, 180000",
        "1h, 3600000",
        "876600h, 3155760000000"
    })
    void aTimeWithoutAUnitIsInSeconds(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), Quantity.time(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0ms", "-1s", "1e3", "1.5s", "1d", "1us", "1 s", "876601h"})
    void otherTimesAreRefused(String text) {
        assertRefused(() -> Quantity.time(text));
    }

    private static void assertRefused(Runnable parse) {
        var refused = assertThrows(IllegalArgumentException.class, parse::run);
        assertFalse(String.valueOf(refused.getMessage()).isEmpty());
    }

    @Test
    void countsAreWholeNumbers() {
        assertEquals(0, Quantity.count("0"));
        assertEquals(100_000, Quantity.count("100_000"));
        for (String wrong : new String[] {"", "-1", "1k", "1_", "1000000000"}) {
            assertThrows(IllegalArgumentException.class, () -> Quantity.count(wrong), wrong);
        }
    }
}
