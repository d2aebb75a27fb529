// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Tier;
import dev.gantry.guest.GuestSource;
import dev.gantry.guest.GuestSpec;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparedModule;
import java.time.Duration;
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

    /** A module whose start section calls an empty function. */
    private static final byte[] STARTING =
            HexFormat.of()
                    .parseHex(
                            "0061736d010000000104016000000302010007"
                                    + "0a01065f73746172740000080100"
                                    + "0a040102000b");

    private static Plan plan(Limits limits) {
        return of(spec(limits));
    }

    private static Plan trusted(Limits limits, boolean unstoppable) {
        return of(spec(limits).trusted(true).unstoppable(unstoppable));
    }

    private static GuestSpec.Builder spec(Limits limits) {
        return GuestSpec.of("guest", TestHost.PLAIN).limits(limits);
    }

    private static Plan of(GuestSpec.Builder spec) {
        return Plan.of(
                spec.build(),
                new Defaults(TestHost.configuration(Map.of())),
                new RecentModules(engine -> true));
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

    @Test
    void aTrustedGuestThatNobodyHasToStopRunsAsItIs() {
        GuestBytes bytes = bytes(TestHost.PLAIN);
        Plan asItIs = trusted(Limits.DEFAULT, true);
        PreparedModule module = asItIs.prepare(bytes, Optional.of(looping));
        assertSame(bytes.wasm(), module.wasm());
        asItIs.compile(looping, module, bytes).close();
        assertEquals(module.facts().key(), looping.told.get(0).cacheKey());
    }

    @Test
    void noOtherGuestDoes() {
        Limits deadline = Limits.builder().deadline(Duration.ofSeconds(1)).build();
        Limits fuel = Limits.builder().unlimitedFuel().build();
        assertEquals(PreparationMode.INTERRUPTIBLE, plan.mode());
        assertEquals(PreparationMode.INTERRUPTIBLE, trusted(Limits.DEFAULT, false).mode());
        assertEquals(PreparationMode.INTERRUPTIBLE, trusted(deadline, true).mode());
        assertEquals(PreparationMode.METERED, trusted(fuel, true).mode());
        assertEquals(
                PreparationMode.INTERRUPTIBLE, of(spec(Limits.DEFAULT).unstoppable(true)).mode());
        assertEquals(
                PreparationMode.INTERRUPTIBLE,
                of(spec(Limits.DEFAULT).trusted(true).unstoppable(true).trapOnGrowFailure(true))
                        .mode());
    }

    @Test
    void aStartSectionIsTakenOutOfATrustedGuestToo() {
        PreparedModule module =
                trusted(Limits.DEFAULT, true).prepare(bytes(STARTING), Optional.of(interruptible));
        assertTrue(module.facts().meter().isPresent());
    }

    @Test
    void aTierIsAmongWhatAGuestNeeds() {
        Plan interpreted = of(spec(Limits.DEFAULT).tier(Tier.INTERPRETED));
        GuestBytes bytes = GuestBytes.of(interpreted.spec().source());
        PreparedModule module = interpreted.prepare(bytes, Optional.empty());
        assertTrue(
                interpreted
                        .requirements(module)
                        .features()
                        .contains(EngineFeature.INTERPRETED_TIER));
    }
}
