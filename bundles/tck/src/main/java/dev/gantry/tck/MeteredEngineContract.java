// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Tier;
import dev.gantry.wasm.meter.MeteredEngine;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import java.util.IdentityHashMap;
import java.util.Objects;

/** What an engine has to do, it does as well below the preparation pass. */
public abstract class MeteredEngineContract extends EngineContract {
    private final EngineUnderTest plain;
    private final IdentityHashMap<Engine, Engine> engines = new IdentityHashMap<>();

    protected MeteredEngineContract(EngineUnderTest plain) {
        this.plain = plain;
    }

    @Override
    protected final Engine start() {
        Engine engine = plain.start();
        PreparationOptions options =
                PreparationOptions.builder(PreparationMode.METERED).sharedMeter(true).build();
        Engine metered = new MeteredEngine(engine, options);
        engines.put(metered, engine);
        return metered;
    }

    @Override
    protected final void stop(Engine engine) {
        plain.stop(Objects.requireNonNull(engines.get(engine), "not started here"));
    }

    @Override
    protected final Tier tier() {
        return plain.tier();
    }
}
