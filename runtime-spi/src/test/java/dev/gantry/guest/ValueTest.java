// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, -1",
        "4294967295, -1",
        "0xffffffff, -1",
        "0xFF, 255",
        "-0x10, -16",
        "2147483648, -2147483648",
        "-2147483648, -2147483648",
    })
    void readsIntegersOfBothRangesAndPrintsThemSigned(String text, String printed) {
        assertEquals(printed, Value.parse(ValueType.I32, text).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "18446744073709551615, -1",
        "-9223372036854775808, -9223372036854775808",
        "0x8000000000000000, -9223372036854775808",
    })
    void readsLongsOfBothRanges(String text, String printed) {
        assertEquals(printed, Value.parse(ValueType.I64, text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "0x",
                "abc",
                "1.5",
                "4294967296",
                "-2147483649",
                "--1",
                "0x-1",
                "+-1",
                " 1"
            })
    void rejectsWhatIsNoInt(String text) {
        assertThrows(IllegalArgumentException.class, () -> Value.parse(ValueType.I32, text));
    }

    @Test
    void rejectsANumberOfAMillionDigitsAtOnce() {
        String huge = "9".repeat(1_000_000);
        assertThrows(IllegalArgumentException.class, () -> Value.parse(ValueType.I64, huge));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "-0, -0.0",
        "nan, NaN",
        "inf, Infinity",
        "-inf, -Infinity",
        "1e3, 1000.0"
    })
    void readsFloats(String text, String printed) {
        assertEquals(printed, Value.parse(ValueType.F64, text).toString());
        assertEquals(printed, Value.parse(ValueType.F32, text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"V128", "FUNCREF", "EXTERNREF", "OTHER_REFERENCE"})
    void rejectsTypesThatHaveNoText(ValueType type) {
        assertThrows(IllegalArgumentException.class, () -> Value.parse(type, "0"));
    }
}
