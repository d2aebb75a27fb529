// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.CodeCache;
import dev.gantry.engine.CodeFolder;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.EngineService;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.ModuleReport;
import dev.gantry.engine.Store;
import dev.gantry.engine.Tier;
import dev.gantry.engine.Trust;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine over Wasmtime. Knows its open stores, so that no guest outlives the bundle. */
@EngineService(
        id = WasmtimeEngine.ID,
        features = {
            EngineFeature.SIMD,
            EngineFeature.RELAXED_SIMD,
            EngineFeature.EXTENDED_CONST,
            EngineFeature.TAIL_CALLS,
            EngineFeature.EXCEPTIONS,
            EngineFeature.EXCEPTION_REFERENCES,
            EngineFeature.FUNCTION_REFERENCES,
            EngineFeature.GC,
            EngineFeature.MULTI_MEMORY,
            EngineFeature.MEMORY64,
            EngineFeature.CROSS_MODULE_INDIRECT_CALLS,
            EngineFeature.GLOBAL_ACCESS,
            EngineFeature.COMPILED_TIER
        })
final class WasmtimeEngine implements Engine {
    static final String ID = "wasmtime";
    static final String VERSION = "50.0.1";

    /** What passes the contract; the same as in the annotation. */
    static final Set<EngineFeature> FEATURES =
            Set.copyOf(
                    EnumSet.complementOf(
                            EnumSet.of(
                                    EngineFeature.THREADS,
                                    EngineFeature.LEGACY_EXCEPTIONS,
                                    EngineFeature.INTERRUPTS_LOOPS,
                                    EngineFeature.INTERPRETED_TIER)));

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<OpenLibrary> library;
    private final Optional<CodeFolder> folder;
    private final String bundleVersion;
    private final Set<WasmtimeStore> stores = new HashSet<>();
    private final Reports reports = new Reports();
    private @Nullable Started started;
    private @Nullable GantryException unusable;
    private volatile boolean stopped;

    /** What there is once the library was loaded. */
    private record Started(Wasmtime wasmtime, ModuleCompiler compiler) {}

    /**
     * @param library checks and loads the library, or throws ENGINE_UNUSABLE; asked until it does
     * @param folder where compiled modules are kept; without one nothing is kept
     */
    WasmtimeEngine(
            Supplier<OpenLibrary> library, Optional<CodeFolder> folder, String bundleVersion) {
        this.library = library;
        this.folder = folder;
        this.bundleVersion = bundleVersion;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return VERSION;
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
    public long maxMemoryBytes() {
        return Budget.MAX_PAGES * Memory.PAGE_BYTES;
    }

    @Override
    public Optional<CodeCache> cache() {
        return folder.map(CodeFolder::status);
    }

    @Override
    public List<ModuleReport> reports() {
        return reports.list();
    }

    @Override
    public void ready() {
        started();
    }

    @Override
    public CompiledModule compile(byte[] wasm, CompileOptions options) {
        Started ready = started();
        String name = GuestText.clean(options.name());
        if (options.tier() == Tier.INTERPRETED) {
            throw Refusal.unsupported(EngineFeature.INTERPRETED_TIER, name);
        }
        return ready.compiler.compile(new ModuleBytes(name, wasm), options);
    }

    @Override
    public Store newStore(Limits limits) {
        Wasmtime wasmtime = started().wasmtime;
        synchronized (stores) {
            checkPresent();
            WasmtimeStore store = new WasmtimeStore(wasmtime, limits, this::forget);
            stores.add(store);
            return store;
        }
    }

    /** Ends all guests, and waits a moment for them. What is still inside then is freed as it leaves. */
    void stop() {
        List<WasmtimeStore> open;
        synchronized (stores) {
            stopped = true;
            open = List.copyOf(stores);
        }
        open.forEach(store -> store.entrance().engineGoes());
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            for (WasmtimeStore store : open) {
                store.entrance().awaitEmpty(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopLibrary();
    }

    private synchronized void stopLibrary() {
        if (started != null) {
            started.wasmtime.stop();
        }
    }

    /**
     * Loads and tests the library once. A library that fails its test fails it ever after; one that is
     * not there, or refused, can be mended.
     */
    private synchronized Started started() {
        checkPresent();
        if (unusable != null) {
            throw Refusal.again(unusable);
        }
        if (started == null) {
            OpenLibrary open = library.get();
            try {
                // The stack of whoever needs it first may be nearly used up.
                started = FreshThread.call(() -> start(open));
            } catch (IllegalCallerException | LinkageError e) {
                unusable = Refusal.nativeAccess(e);
                throw unusable;
            } catch (RuntimeException e) {
                unusable = e instanceof GantryException known ? known : Refusal.selfTest(e);
                throw unusable;
            }
        }
        return started;
    }

    private Started start(OpenLibrary open) {
        Wasmtime wasmtime = new Wasmtime(open);
        try {
            SelfTest.run(wasmtime);
        } catch (RuntimeException | Error e) {
            wasmtime.stop();
            throw e;
        }
        Supplier<String> facts =
                () -> String.join("\n", open.sha256(), wasmtime.fingerprint(), bundleVersion);
        KeptModules kept = new KeptModules(wasmtime.api(), folder, facts);
        return new Started(wasmtime, new ModuleCompiler(wasmtime, kept, reports));
    }

    private void forget(WasmtimeStore store) {
        synchronized (stores) {
            stores.remove(store);
        }
    }

    private void checkPresent() {
        if (stopped) {
            throw Refusal.gone();
        }
    }
}
