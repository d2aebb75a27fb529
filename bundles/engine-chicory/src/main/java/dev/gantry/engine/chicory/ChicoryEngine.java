// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.wasm.Version;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.EngineService;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.Trust;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The pure Java engine. Knows its open stores, so that no guest outlives the bundle. */
@Component(service = Engine.class)
@EngineService(id = ChicoryEngine.ID)
public final class ChicoryEngine implements Engine {
    static final String ID = "chicory";

    /** What passes the contract; see {@link CodeScan} for why others are missing. */
    private static final Set<EngineFeature> FEATURES =
            Set.of(
                    EngineFeature.EXTENDED_CONST,
                    EngineFeature.MULTI_MEMORY,
                    EngineFeature.GLOBAL_ACCESS,
                    EngineFeature.INTERPRETED_TIER,
                    EngineFeature.COMPILED_TIER);

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Set<ChicoryStore> stores = new HashSet<>();
    private final Set<Thread> behind = ConcurrentHashMap.newKeySet();
    private final AtomicLong modules = new AtomicLong();
    private volatile boolean stopped;

    @Activate
    public ChicoryEngine() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return Version.version();
    }

    @Override
    public Set<EngineFeature> features() {
        return FEATURES;
    }

    @Override
    public Trust trust() {
        return Trust.ANY_GUEST;
    }

    @Override
    public CompiledModule compile(byte[] wasm, CompileOptions options) {
        checkPresent();
        String className = "gantry.Module" + modules.incrementAndGet();
        return ChicoryModule.compile(this, options, className, wasm);
    }

    @Override
    public Store newStore(Limits limits) {
        synchronized (stores) {
            checkPresent();
            ChicoryStore store = new ChicoryStore(this, limits);
            stores.add(store);
            return store;
        }
    }

    /** Ends all guests, and waits a moment for them and for what runs behind them. */
    @Deactivate
    public void stop() {
        List<ChicoryStore> open;
        synchronized (stores) {
            stopped = true;
            open = List.copyOf(stores);
            stores.clear();
        }
        open.forEach(store -> store.entrance().engineGoes());
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            for (ChicoryStore store : open) {
                store.entrance().awaitEmpty(deadline);
            }
            for (Thread thread : behind) {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs work that soon ends on a thread of its own; nothing is begun any more after the stop. */
    void runBehind(Runnable work) {
        if (stopped) {
            return;
        }
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } finally {
                                behind.remove(Thread.currentThread());
                            }
                        },
                        "dev.gantry.engine.chicory compiler");
        thread.setDaemon(true);
        behind.add(thread);
        thread.start();
    }

    void forget(ChicoryStore store) {
        synchronized (stores) {
            stores.remove(store);
        }
    }

    void checkPresent() {
        if (stopped) {
            throw Entrance.engineGone();
        }
    }
}
