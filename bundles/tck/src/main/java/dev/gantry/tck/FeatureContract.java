// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Global;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * What an engine declares works; what it does not declare is refused with the feature's name. {@link
 * EngineFeature#CROSS_MODULE_INDIRECT_CALLS} is a matter of {@link TableContract}, and {@link
 * EngineFeature#INTERRUPTS_LOOPS} of {@link InterruptContract}.
 */
abstract class FeatureContract extends EngineTest {
    FeatureContract(EngineContract contract) {
        super(contract);
    }

    /** Each guest is named after its feature, and computes 42 in {@code run} with its help. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                "CROSS_MODULE_INDIRECT_CALLS",
                "GLOBAL_ACCESS",
                "INTERRUPTS_LOOPS",
                "INTERPRETED_TIER",
                "COMPILED_TIER"
            })
    void runsOrRefusesTheFeature(EngineFeature feature) {
        if (has(feature)) {
            assertEquals(42, callInt(instantiate(feature.label()), "run"));
        } else {
            assertUnsupported(lacking(feature), () -> compile(feature.label()));
        }
    }

    /** Relaxed SIMD builds on SIMD: an engine without either names the latter. */
    private EngineFeature lacking(EngineFeature feature) {
        boolean noVectors = feature == EngineFeature.RELAXED_SIMD && !has(EngineFeature.SIMD);
        return noVectors ? EngineFeature.SIMD : feature;
    }

    @Test
    void runsOrRefusesInterpretation() {
        assertTier(EngineFeature.INTERPRETED_TIER, Tier.INTERPRETED);
    }

    @Test
    void runsOrRefusesCompilation() {
        assertTier(EngineFeature.COMPILED_TIER, Tier.COMPILED);
    }

    @Test
    void givesOrRefusesAccessToGlobals() {
        Global counter = global(instantiate("global"), "counter");
        if (has(EngineFeature.GLOBAL_ACCESS)) {
            assertEquals(40, counter.get());
        } else {
            assertUnsupported(EngineFeature.GLOBAL_ACCESS, counter::get);
            assertUnsupported(EngineFeature.GLOBAL_ACCESS, () -> counter.set(1));
        }
    }

    @Test
    void returnsFromTailCallsToThePlainCall() {
        assumeTrue(has(EngineFeature.TAIL_CALLS));
        Instance guest = instantiate("tail-calls");
        assertEquals(84, callInt(guest, "nested"));
        assertEquals(42, callInt(guest, "countdown", 3));
    }

    private void assertTier(EngineFeature feature, Tier tier) {
        CompileOptions options = CompileOptions.builder().tier(tier).build();
        if (has(feature)) {
            Instance guest =
                    store().instantiate(engine.compile(Guests.bytes("calls"), options), List.of());
            assertEquals(3, callInt(guest, "add", 1, 2));
        } else {
            assertUnsupported(feature, () -> engine.compile(Guests.bytes("calls"), options));
        }
    }
}
