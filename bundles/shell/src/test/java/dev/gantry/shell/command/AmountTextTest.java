// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AmountTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "1023", "1k", "1025", "64m", "1g", "2048g"})
    void writesASizeAsItIsRead(String text) {
        assertEquals(text, AmountText.size(Quantity.bytes(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ms", "1500ms", "90s", "5m", "61m", "2h"})
    void writesATimeAsItIsRead(String text) {
        assertEquals(text, AmountText.time(Quantity.time(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "999", "1_000", "1_000_000"})
    void writesFuelAsItIsRead(String text) {
        assertEquals(text, AmountText.fuel(Quantity.fuel(text)));
    }
}
