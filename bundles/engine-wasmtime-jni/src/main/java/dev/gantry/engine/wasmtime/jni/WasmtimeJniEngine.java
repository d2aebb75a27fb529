// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.EngineService;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.ModuleReport;
import dev.gantry.engine.Store;
import dev.gantry.engine.Trust;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Wasmtime of 2023. It has known weaknesses, some of which let a guest out; so it is for trusted guests
 * only, and ranks below every other engine. Knows its open stores, so that no guest outlives the
 * bundle.
 */
@Component(service = Engine.class, property = "service.ranking:Integer=-100")
@EngineService(
        id = WasmtimeJniEngine.ID,
        trust = Trust.TRUSTED_GUESTS_ONLY,
        features = {
            EngineFeature.SIMD,
            EngineFeature.CROSS_MODULE_INDIRECT_CALLS,
            EngineFeature.GLOBAL_ACCESS,
            EngineFeature.COMPILED_TIER
        })
public final class WasmtimeJniEngine implements Engine {
    static final String ID = "wasmtime-jni";

    private static final Set<EngineFeature> FEATURES =
            Set.of(
                    EngineFeature.SIMD,
                    EngineFeature.CROSS_MODULE_INDIRECT_CALLS,
                    EngineFeature.GLOBAL_ACCESS,
                    EngineFeature.COMPILED_TIER);

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final WasmtimeLibrary library = new WasmtimeLibrary();
    private final NativeEngines natives = new NativeEngines();
    private final Set<JniStore> stores = new HashSet<>();
    private final Reports reports = new Reports();
    private volatile boolean stopped;

    @Activate
    public WasmtimeJniEngine() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return WasmtimeLibrary.VERSION;
    }

    @Override
    public Set<EngineFeature> features() {
        return FEATURES;
    }

    @Override
    public Trust trust() {
        return Trust.TRUSTED_GUESTS_ONLY;
    }

    @Override
    public void ready() {
        StackGuard.beforeLibrary();
        library.load();
    }

    @Override
    public CompiledModule compile(byte[] wasm, CompileOptions options) {
        checkPresent();
        ready();
        JniModule module = JniModule.compile(this, options, wasm);
        reports.add(module.report());
        return module;
    }

    @Override
    public long maxMemoryBytes() {
        return Budget.MAX_PAGES * Memory.PAGE_BYTES;
    }

    @Override
    public List<ModuleReport> reports() {
        return reports.list();
    }

    @Override
    public Store newStore(Limits limits) {
        ready();
        synchronized (stores) {
            checkPresent();
            NativeStore store = new NativeStore(natives.forLimits(limits));
            JniStore opened = new JniStore(this, store, limits);
            stores.add(opened);
            return opened;
        }
    }

    /** Ends all guests, and waits a moment for them; what they hold is freed when they leave. */
    @Deactivate
    public void stop() {
        List<JniStore> open;
        synchronized (stores) {
            stopped = true;
            open = List.copyOf(stores);
            stores.clear();
        }
        open.forEach(JniStore::engineGoes);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            for (JniStore store : open) {
                store.entrance().awaitEmpty(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        natives.close();
    }

    /** The natives for guests whose stack nobody counts. */
    NativeEngine usualNatives() {
        return natives.usual();
    }

    void forget(JniStore store) {
        synchronized (stores) {
            stores.remove(store);
        }
    }

    private void checkPresent() {
        if (stopped) {
            throw Entrance.engineGone();
        }
    }
}
