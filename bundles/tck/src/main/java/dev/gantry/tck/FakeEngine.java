// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.Trust;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An engine without a library, for tests of what stands above engines. Every module, whatever its
 * bytes, is one and the same program, written in Java. What preparing a module adds is there too, and
 * does nothing: one more import, and a global under every name that is asked for.
 */
public final class FakeEngine implements Engine {
    /** What {@link #id} says. */
    public static final String ID = "fake";

    private final FakeProgram program;
    private final Collection<FakeStore> stores = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    public FakeEngine(FakeProgram program) {
        this.program = program;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<EngineFeature> features() {
        return Set.of(EngineFeature.GLOBAL_ACCESS, EngineFeature.INTERRUPTS_LOOPS);
    }

    @Override
    public Trust trust() {
        return Trust.ANY_GUEST;
    }

    @Override
    public CompiledModule compile(byte[] wasm, CompileOptions options) {
        checkPresent();
        return new FakeStore.Module(program);
    }

    @Override
    public Store newStore(Limits limits) {
        checkPresent();
        FakeStore store = new FakeStore();
        stores.add(store);
        return store;
    }

    /** Goes away: its guests end at their next checkpoint. */
    public void stop() {
        stopped = true;
        stores.forEach(store -> store.interrupt(TrapCode.ENGINE_GONE));
    }

    private void checkPresent() {
        if (stopped) {
            throw new GantryException(ErrorCode.ENGINE_GONE, ID, "engine 'fake' has been stopped");
        }
    }
}
