// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.engine.EngineFeature;
import dev.gantry.wasm.outline.ModuleOutline;
import java.util.Optional;
import java.util.Set;

/** A module that was checked and, unless it is to run as it is, rewritten. */
public final class PreparedModule {
    /**
     * What is known about it beside its bytes.
     *
     * @param name what messages call it
     * @param outline of the original module: what was added is never seen
     * @param needs what the rewritten module needs of an engine
     * @param addedFunctions how many functions are imported after those of the outline: one if the
     *     module has checkpoints, which takes nothing and returns nothing
     * @param addedGlobals how many globals are imported after that: six if the meter is shared, in the
     *     order of {@link MeterNames}
     * @param meter absent in plain mode
     * @param charges how many places charge fuel
     * @param instantiationFuel what instantiating it costs
     * @param key tells the result apart from all others: the original, the pass and its options
     */
    public record Facts(
            String name,
            ModuleOutline outline,
            Set<EngineFeature> needs,
            int addedFunctions,
            int addedGlobals,
            Optional<MeterNames> meter,
            int charges,
            long instantiationFuel,
            String key) {
        public Facts {
            needs = Set.copyOf(needs);
        }
    }

    private final byte[] wasm;
    private final Facts facts;
    private final Optional<OffsetMap> offsets;

    PreparedModule(byte[] wasm, Facts facts, Optional<OffsetMap> offsets) {
        this.wasm = wasm;
        this.facts = facts;
        this.offsets = offsets;
    }

    /** The same module with other bytes, whose offsets nobody can map back any more. */
    PreparedModule withWasm(byte[] other, String keySuffix) {
        Facts same =
                new Facts(
                        facts.name,
                        facts.outline,
                        facts.needs,
                        facts.addedFunctions,
                        facts.addedGlobals,
                        facts.meter,
                        facts.charges,
                        facts.instantiationFuel,
                        facts.key + keySuffix);
        return new PreparedModule(other, same, Optional.empty());
    }

    /** What an engine compiles; nobody changes it. */
    public byte[] wasm() {
        return wasm;
    }

    public Facts facts() {
        return facts;
    }

    /** Tells where the author of the module finds what an engine found in the rewritten one. */
    public OriginalFrames originalFrames() {
        return new OriginalFrames(facts, offsets);
    }
}
