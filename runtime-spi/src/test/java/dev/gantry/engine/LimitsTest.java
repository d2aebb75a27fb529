// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    @Test
    void defaultsAreTheDocumentedOnes() {
        assertEquals(1L << 30, Limits.DEFAULT.memoryBytes());
        assertEquals(1_000_000, Limits.DEFAULT.tableElements());
        assertEquals(1L << 20, Limits.DEFAULT.outputBytes());
        assertTrue(Limits.DEFAULT.deadline().isEmpty());
        assertTrue(Limits.DEFAULT.fuel().isEmpty());
        assertTrue(Limits.DEFAULT.stackBytes().isEmpty());
    }

    @Test
    void refusesNegativeAndEmptyLimits() {
        Limits.Builder builder = Limits.builder();
        assertThrows(IllegalArgumentException.class, () -> builder.memoryBytes(-1));
        assertThrows(IllegalArgumentException.class, () -> builder.tableElements(-1));
        assertThrows(IllegalArgumentException.class, () -> builder.outputBytes(-1));
        assertThrows(IllegalArgumentException.class, () -> builder.deadline(Duration.ZERO));
        Duration ages = Duration.ofDays(200_000);
        assertThrows(IllegalArgumentException.class, () -> builder.deadline(ages));
        assertThrows(IllegalArgumentException.class, () -> builder.fuel(-1));
        assertThrows(IllegalArgumentException.class, () -> builder.stackBytes(0));
    }

    @Test
    void aCopyHasTheSameLimits() {
        Limits limits =
                Limits.builder()
                        .memoryBytes(1)
                        .tableElements(2)
                        .outputBytes(3)
                        .deadline(Duration.ofMillis(4))
                        .fuel(5)
                        .stackBytes(6)
                        .compileTime(Duration.ofMillis(7))
                        .build();
        Limits copy = limits.toBuilder().build();
        assertEquals(1, copy.memoryBytes());
        assertEquals(2, copy.tableElements());
        assertEquals(3, copy.outputBytes());
        assertEquals(Duration.ofMillis(4), copy.deadline().orElseThrow());
        assertEquals(5, copy.fuel().orElseThrow());
        assertTrue(copy.fuelCounted());
        assertEquals(6, copy.stackBytes().orElseThrow());
        assertEquals(Duration.ofMillis(7), copy.compileTime());
    }
}
