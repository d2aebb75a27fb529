// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapCode;
import dev.gantry.wasm.meter.MeteredEngine;
import dev.gantry.wasm.meter.MeteredStore;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.function.Executable;

/** An engine below the preparation pass, with an open metered store. */
abstract class LimitsTest extends EngineTest {
    /** Fuel is counted, without an end to it. */
    static final Limits COUNTED = Limits.builder().unlimitedFuel().build();

    private static final long INTERRUPT_AFTER_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private MeteredEngine metered;
    private MeteredStore meteredStore;

    LimitsTest(LimitsContract contract) {
        super(contract);
        this.metered = new MeteredEngine(engine, options(PreparationMode.METERED).build());
        this.meteredStore = metered.newStore(COUNTED);
    }

    @Override
    final MeteredStore store() {
        return meteredStore;
    }

    @Override
    final void useStore(Limits limits) {
        meteredStore.close();
        meteredStore = metered.newStore(limits);
    }

    final void useFuel(long units) {
        useStore(Limits.builder().fuel(units).build());
    }

    /** Goes on with another preparation, too. */
    final void use(PreparationOptions options, Limits limits) {
        meteredStore.close();
        metered = new MeteredEngine(engine, options);
        meteredStore = metered.newStore(limits);
    }

    final void useInterruptible() {
        use(options(PreparationMode.INTERRUPTIBLE).build(), Limits.DEFAULT);
    }

    /** With checkpoints where the engine does not interrupt loops by itself. */
    final PreparationOptions.Builder options(PreparationMode mode) {
        return PreparationOptions.builder(mode).checkpoints(!has(EngineFeature.INTERRUPTS_LOOPS));
    }

    @Override
    final CompiledModule compile(String name, byte[] wasm) {
        return metered.compile(
                wasm, CompileOptions.builder().name(name).tier(contract().tier()).build());
    }

    final Instance instantiate(byte[] wasm) {
        return store().instantiate(compile("made", wasm), List.of());
    }

    /** What everything in the store used so far. */
    final long fuelUsed() {
        return store().fuelUsed().orElseThrow();
    }

    /** What the call cost. */
    final long fuelOf(Executable call) {
        long before = fuelUsed();
        run(call);
        return fuelUsed() - before;
    }

    final void assertExhausted(Executable call) {
        assertTraps(TrapCode.FUEL_EXHAUSTED, call);
    }

    final void assertStackFault(Executable call) {
        assertTraps(TrapCode.STACK_OVERFLOW, call);
    }

    /** The guest ends soon after somebody asks for it. */
    final void assertInterruptible(Executable call) {
        MeteredStore store = store();
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    CompletableFuture.delayedExecutor(INTERRUPT_AFTER_MILLIS, TimeUnit.MILLISECONDS)
                            .execute(store::interrupt);
                    assertTraps(TrapCode.INTERRUPTED, call);
                });
    }

    final void assertUnsupportedUnless(EngineFeature feature, String guest) {
        if (!has(feature)) {
            assertUnsupported(feature, () -> compile(guest));
        }
    }

    static void assertBetween(long least, long most, long value) {
        String range = value + " is not in " + least + ".." + most;
        assertEquals(value, Math.max(least, Math.min(most, value)), range);
    }

    private static void run(Executable call) {
        try {
            call.execute();
        } catch (Throwable thrown) { // An Executable may throw anything.
            EngineTest.<RuntimeException>throwSneakily(thrown);
        }
    }
}
