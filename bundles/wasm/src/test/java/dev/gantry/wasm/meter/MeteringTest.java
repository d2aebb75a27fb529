// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.Limits;
import dev.gantry.wasm.preparation.PreparationMode;
import org.junit.jupiter.api.Test;

final class MeteringTest {
    @Test
    void fuelStackAndDeterminismAreMetered() {
        Limits fuel = Limits.builder().unlimitedFuel().build();
        Limits stack = Limits.builder().stackBytes(1).build();
        assertEquals(PreparationMode.METERED, Metering.mode(fuel, false));
        assertEquals(PreparationMode.METERED, Metering.mode(stack, false));
        assertEquals(PreparationMode.METERED, Metering.mode(Limits.DEFAULT, true));
    }

    @Test
    void nothingElseIs() {
        assertEquals(PreparationMode.INTERRUPTIBLE, Metering.mode(Limits.DEFAULT, false));
    }

    @Test
    void meteredMeansThatFuelAndDepthAreCounted() {
        Limits complete = Metering.complete(PreparationMode.METERED, Limits.DEFAULT);
        assertTrue(complete.fuelCounted());
        assertTrue(complete.fuel().isEmpty());
        assertEquals(512 << 10, complete.stackBytes().orElseThrow());
    }

    @Test
    void whatWasSetStaysAsItIs() {
        Limits limits = Limits.builder().fuel(7).stackBytes(9).build();
        Limits complete = Metering.complete(PreparationMode.METERED, limits);
        assertEquals(7, complete.fuel().orElseThrow());
        assertEquals(9, complete.stackBytes().orElseThrow());
    }

    @Test
    void otherModesCountNothing() {
        assertSame(
                Limits.DEFAULT, Metering.complete(PreparationMode.INTERRUPTIBLE, Limits.DEFAULT));
    }
}
