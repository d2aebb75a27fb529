// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.Digest;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Tier;
import dev.gantry.wasm.meter.MeteredModule;
import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationOptions;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What became of the bytes of the last guests, for those who run the same bytes again: prepared, and
 * compiled by an engine. Code does not change while it runs, so guests share it; everything else is made
 * anew for each. Bounded; what is used longest ago goes first.
 */
final class RecentModules implements AutoCloseable {
    static final int MOST = 16;

    private static final long MOST_BYTES = 64L << 20;

    private final Predicate<Engine> present;
    private final Map<PreparedKey, PreparedModule> prepared = new LinkedHashMap<>(MOST, 1, true);
    private final Map<CompiledKey, Shared> compiled = new LinkedHashMap<>(MOST, 1, true);
    private boolean closed;

    /**
     * @param present whether an engine is still there
     */
    RecentModules(Predicate<Engine> present) {
        this.present = present;
    }

    /** Messages name the guest, so the same bytes under another name are another module. */
    private record PreparedKey(String name, Digest digest, String options) {}

    private record CompiledKey(Engine engine, String name, String prepared, Tier tier) {}

    /** A module for as long as one guest needs it. */
    static final class Lease implements AutoCloseable {
        private final MeteredModule module;
        private @Nullable Runnable giveBack;

        private Lease(MeteredModule module, Runnable giveBack) {
            this.module = module;
            this.giveBack = giveBack;
        }

        /** One that nobody else uses. */
        static Lease alone(MeteredModule module) {
            return new Lease(module, module::close);
        }

        MeteredModule module() {
            return module;
        }

        @Override
        public synchronized void close() {
            if (giveBack != null) {
                giveBack.run();
                giveBack = null;
            }
        }
    }

    /** A compiled module, and how many guests use it; guarded by the lock of all. */
    private static final class Shared {
        private final MeteredModule module;
        private final long bytes;
        private int users;
        private boolean kept = true;

        Shared(MeteredModule module, long bytes) {
            this.module = module;
            this.bytes = bytes;
        }
    }

    /** The bytes of a guest, prepared. */
    PreparedModule prepared(GuestBytes bytes, PreparationOptions options) {
        PreparedKey key = new PreparedKey(bytes.name(), bytes.digest(), options.key());
        PreparedModule known = find(key);
        if (known != null) {
            return known;
        }
        PreparedModule made = Preparation.prepare(bytes.name(), bytes.wasm(), options);
        keep(key, made);
        return made;
    }

    private synchronized @Nullable PreparedModule find(PreparedKey key) {
        return prepared.get(key);
    }

    private synchronized void keep(PreparedKey key, PreparedModule made) {
        if (!closed) {
            prepared.put(key, made);
            surplus(prepared, each -> each.wasm().length);
        }
    }

    /** What an engine made of prepared bytes. */
    Lease compiled(
            Engine engine, Tier tier, PreparedModule module, Supplier<MeteredModule> compile) {
        CompiledKey key =
                new CompiledKey(engine, module.facts().name(), module.facts().key(), tier);
        Lease known = find(key);
        return known != null ? known : keep(key, compile.get(), module.wasm().length);
    }

    private synchronized @Nullable Lease find(CompiledKey key) {
        Shared shared = compiled.get(key);
        return shared == null ? null : lease(shared);
    }

    private Lease keep(CompiledKey key, MeteredModule made, long bytes) {
        List<Shared> dropped;
        Lease lease;
        synchronized (this) {
            if (closed || compiled.containsKey(key) || !present.test(key.engine())) {
                return Lease.alone(made);
            }
            Shared shared = new Shared(made, bytes);
            compiled.put(key, shared);
            lease = lease(shared);
            dropped = drop(surplus(compiled, each -> each.bytes));
        }
        dropped.forEach(each -> each.module.close());
        return lease;
    }

    /** Called with the lock held. */
    private Lease lease(Shared shared) {
        shared.users++;
        return new Lease(shared.module, () -> giveBack(shared));
    }

    private void giveBack(Shared shared) {
        boolean last;
        synchronized (this) {
            shared.users--;
            last = shared.users == 0 && !shared.kept;
        }
        if (last) {
            shared.module.close();
        }
    }

    /** Removes what is too much, the oldest first. */
    private static <K, V> List<V> surplus(Map<K, V> all, ToLongFunction<V> size) {
        long bytes = all.values().stream().mapToLong(size).sum();
        List<V> removed = new ArrayList<>();
        for (Iterator<V> oldest = all.values().iterator();
                oldest.hasNext() && (all.size() > MOST || bytes > MOST_BYTES); ) {
            V value = oldest.next();
            bytes -= size.applyAsLong(value);
            removed.add(value);
            oldest.remove();
        }
        return removed;
    }

    /** Those that nobody uses, to be closed now; the others are closed by their last guest. */
    private static List<Shared> drop(List<Shared> removed) {
        removed.forEach(each -> each.kept = false);
        return removed.stream().filter(each -> each.users == 0).toList();
    }

    /** An engine is gone: nothing may hold on to it. */
    void forget(Engine engine) {
        close(key -> key.engine() == engine);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            prepared.clear();
        }
        close(key -> true);
    }

    private void close(Predicate<CompiledKey> which) {
        List<Shared> dropped;
        synchronized (this) {
            List<CompiledKey> keys = compiled.keySet().stream().filter(which).toList();
            dropped = drop(keys.stream().map(compiled::remove).toList());
        }
        dropped.forEach(each -> each.module.close());
    }
}
