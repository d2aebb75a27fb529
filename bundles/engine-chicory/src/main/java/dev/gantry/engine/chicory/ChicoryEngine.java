// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.wasm.Version;
import dev.gantry.engine.CodeCache;
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
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The pure Java engine. Knows its open stores, so that no guest outlives the bundle. */
@Component(service = Engine.class)
@EngineService(id = ChicoryEngine.ID)
public final class ChicoryEngine implements Engine {
    static final String ID = "chicory";

    /** The property of the framework that names the folder for what can be made again. */
    private static final String CACHE = "gantry.cache.dir";

    /** What passes the contract; see {@link CodeScan} for why others are missing. */
    private static final Set<EngineFeature> FEATURES =
            Set.of(
                    EngineFeature.EXTENDED_CONST,
                    EngineFeature.EXCEPTIONS,
                    EngineFeature.MULTI_MEMORY,
                    EngineFeature.GLOBAL_ACCESS,
                    EngineFeature.INTERRUPTS_LOOPS,
                    EngineFeature.INTERPRETED_TIER,
                    EngineFeature.COMPILED_TIER);

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Set<ChicoryStore> stores = new HashSet<>();
    private final CompilerThread compilerThread = new CompilerThread();
    private final Reports reports = new Reports();
    private final KeptClasses kept;
    private final AtomicLong modules = new AtomicLong();
    private volatile boolean stopped;

    /** An engine that keeps what it compiles where the container keeps such things. */
    @Activate
    public ChicoryEngine(BundleContext bundle) {
        this(
                new KeptClasses(
                        Optional.ofNullable(bundle.getProperty(CACHE))
                                .map(folder -> Path.of(folder, ID)),
                        bundle.getBundle().getVersion().toString()));
    }

    /** An engine that keeps nothing. */
    public ChicoryEngine() {
        this(new KeptClasses(Optional.empty(), ""));
    }

    ChicoryEngine(KeptClasses kept) {
        this.kept = kept;
        if (!Translation.isReady()) {
            throw new IllegalStateException("traps cannot be told apart");
        }
    }

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
        String className =
                options.cacheKey().isEmpty()
                        ? "gantry.Module" + modules.incrementAndGet()
                        : kept.mainClass(options.cacheKey());
        ChicoryModule module = ChicoryModule.compile(this, options, className, wasm);
        reports.add(module.status());
        return module;
    }

    @Override
    public long maxMemoryBytes() {
        return (long) Budget.MAX_PAGES * Memory.PAGE_BYTES;
    }

    @Override
    public Optional<CodeCache> cache() {
        return kept.status();
    }

    @Override
    public List<ModuleReport> reports() {
        return reports.list();
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
            compilerThread.stop(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compiles behind the guests; nothing any more after the stop. */
    CompilerThread compilerThread() {
        return compilerThread;
    }

    KeptClasses kept() {
        return kept;
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
