// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Limits;
import dev.gantry.guest.GuestSource;
import dev.gantry.guest.GuestSpec;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlanTest {
    /** A module whose {@code _start} has a {@code try} in the encoding of 2021. */
    private static final byte[] LEGACY =
            HexFormat.of()
                    .parseHex(
                            "0061736d010000000104016000000302010007"
                                    + "0a01065f737461727400000a0801060006401"
                                    + "90b0b");

    private final CompilingEngine looping = new CompilingEngine();
    private final CompilingEngine interruptible =
            new CompilingEngine(EngineFeature.INTERRUPTS_LOOPS);

    private static Plan plan(Limits limits) {
        return Plan.of(
                GuestSpec.of("guest", TestHost.PLAIN).limits(limits).build(),
                new DefaultLimits(TestHost.configuration(Map.of())));
    }

    private static GuestBytes bytes(byte[] wasm) {
        return GuestBytes.of(new GuestSource.Bytes("guest", wasm));
    }

    private final Plan plan = plan(Limits.DEFAULT);

    @Test
    void tellsTheEngineWhatTheModuleIs() {
        GuestBytes bytes = bytes(TestHost.PLAIN);
        PreparedModule module = plan.prepare(bytes, Optional.of(interruptible));
        plan.compile(interruptible, module, bytes).close();
        CompileOptions told = interruptible.told.get(0);
        assertEquals("guest", told.name());
        assertEquals(module.facts().key(), told.cacheKey());
    }

    @Test
    void aWrongGuessOfTheEngineIsMended() {
        GuestBytes bytes = bytes(TestHost.PLAIN);
        PreparedModule guessed = plan.prepare(bytes, Optional.of(interruptible));
        plan.compile(looping, guessed, bytes).close();
        PreparedModule right = plan.prepare(bytes, Optional.of(looping));
        assertEquals(right.facts().key(), looping.told.get(0).cacheKey());
    }

    @Test
    void aGuessOfTheEngineRefusesNothing() {
        GuestBytes bytes = bytes(LEGACY);
        PreparedModule module = plan.prepare(bytes, Optional.of(looping));
        plan.compile(interruptible, module, bytes).close();
        assertEquals(module.facts().key(), interruptible.told.get(0).cacheKey());
    }

    @Test
    void theChosenEngineDoes() {
        GuestBytes bytes = bytes(LEGACY);
        PreparedModule module = plan.prepare(bytes, Optional.of(looping));
        GantryException refused =
                assertThrows(GantryException.class, () -> plan.compile(looping, module, bytes));
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refused.code());
    }

    @Test
    void fuelNeedsCheckpointsOnEveryEngine() {
        Plan metered = plan(Limits.builder().fuel(1).build());
        GantryException refused =
                assertThrows(
                        GantryException.class,
                        () -> metered.prepare(bytes(LEGACY), Optional.of(interruptible)));
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refused.code());
    }
}
