// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Tier;
import dev.gantry.tck.EngineUnderTest;
import dev.gantry.tck.Interop;
import dev.gantry.tck.generator.ModuleGenerator;
import dev.gantry.wasm.meter.MeteredEngine;
import dev.gantry.wasm.outline.Proposal;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Generated modules do the same whether they were prepared or not, in every mode, in every tier of an
 * engine; and they use the same fuel.
 */
public abstract class DifferentialContract extends EngineUnderTest {
    private static final int SEEDS = 25;
    private static final int MANY_SEEDS = 1_000;

    private final Engine engine = start();

    @AfterEach
    final void stopEngine() {
        stop(engine);
    }

    @Test
    final void runsTheSamePreparedOrNot() {
        int run = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            run += assertSameInEveryMode(seed);
        }
        assertTrue(run > SEEDS / 2, "only " + run + " were not refused");
    }

    @Test
    final void runsTheSamePreparedOrNotForLong() {
        Interop.longRun();
        for (int seed = SEEDS; seed < MANY_SEEDS; seed++) {
            assertSameInEveryMode(seed);
        }
    }

    @Test
    final void givesTheSameNansInEveryTier() {
        for (int seed = 0; seed < SEEDS; seed++) {
            byte[] wasm = ModuleGenerator.generateWithNans(seed, proposals(seed));
            if (isRefused(wasm)) {
                continue;
            }
            Engine deterministic =
                    metered(
                            PreparationOptions.builder(PreparationMode.METERED)
                                    .deterministic(true));
            Observation first = null;
            for (Tier tier : tiers()) {
                Observation run = observe(deterministic, tier, wasm);
                assertEquals(first == null ? run : first, run, "seed " + seed + " " + tier);
                first = run;
            }
        }
    }

    /** Gives how many modules it compared: none if the engine refuses to run this one. */
    private int assertSameInEveryMode(int seed) {
        byte[] wasm = ModuleGenerator.generate(seed, proposals(seed));
        if (isRefused(wasm)) {
            return 0;
        }
        List<String> plain = observe(engine, tiers().get(0), wasm).effects();
        Observation counted = null;
        for (Tier tier : tiers()) {
            String what = "seed " + seed + " " + tier + " ";
            assertEquals(plain, observe(engine, tier, wasm).effects(), what + "plain");
            for (PreparationMode mode : PreparationMode.values()) {
                Engine metered = metered(PreparationOptions.builder(mode).checkpoints(true));
                Observation run = observe(metered, tier, wasm);
                assertEquals(plain, run.effects(), what + mode);
                if (mode == PreparationMode.METERED) {
                    assertEquals(counted == null ? run : counted, run, what + "fuel");
                    counted = run;
                }
            }
        }
        return 1;
    }

    private static Observation observe(Engine engine, Tier tier, byte[] wasm) {
        CompileOptions options = CompileOptions.builder().name("generated").tier(tier).build();
        return Observation.of(engine, options, wasm, Limits.DEFAULT);
    }

    /** An engine may know that it would run a module wrongly, if it says so. */
    private boolean isRefused(byte[] wasm) {
        for (Tier tier : tiers()) {
            try {
                engine.compile(wasm, CompileOptions.builder().tier(tier).build()).close();
            } catch (GantryException e) {
                assertEquals(ErrorCode.UNSUPPORTED_FEATURE, e.code(), e.describe());
                return true;
            }
        }
        return false;
    }

    private Engine metered(PreparationOptions.Builder options) {
        return new MeteredEngine(engine, options.build());
    }

    private List<Tier> tiers() {
        List<Tier> tiers = new ArrayList<>();
        if (engine.features().contains(EngineFeature.INTERPRETED_TIER)) {
            tiers.add(Tier.INTERPRETED);
        }
        if (engine.features().contains(EngineFeature.COMPILED_TIER)) {
            tiers.add(Tier.COMPILED);
        }
        return tiers.isEmpty() ? List.of(Tier.AUTO) : tiers;
    }

    /** Some of those that the engine has; shared memories are for nobody. */
    private Set<Proposal> proposals(int seed) {
        Random random = new Random(seed);
        Set<Proposal> proposals = EnumSet.noneOf(Proposal.class);
        for (Proposal proposal : Proposal.values()) {
            boolean wanted = random.nextBoolean() && proposal != Proposal.THREADS;
            if (wanted && proposal.feature().map(engine.features()::contains).orElse(false)) {
                proposals.add(proposal);
            }
        }
        return proposals;
    }
}
