// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Instances of Chicory that share memories, tables, globals, a budget and a fate. */
final class ChicoryStore implements Store {
    private final ChicoryEngine engine;
    private final Budget budget;
    private final Entrance entrance = new Entrance();
    private final Backtrace backtrace = new Backtrace();
    private int instances;

    ChicoryStore(ChicoryEngine engine, Limits limits) {
        this.engine = engine;
        this.budget = new Budget(limits);
    }

    @Override
    public Function host(FunctionType type, HostCode code) {
        entrance.check();
        boolean vectors =
                Stream.concat(type.parameters().stream(), type.results().stream())
                        .anyMatch(value -> value == ValueType.V128);
        if (vectors) {
            throw Refusal.unsupported(EngineFeature.SIMD, "");
        }
        return new HostFunction(this, type, code);
    }

    @Override
    public Instance instantiate(CompiledModule module, List<? extends Extern> imports) {
        entrance.enter();
        try {
            ChicoryModule own = own(module);
            Values values = new Values(instances, own);
            var linked = new Linker(this, own, values).link(imports);
            budget.reserve(own.name(), own.ownMemories(), own.ownTables());
            instances++;
            backtrace.add(own);
            Instantiation instantiation = new Instantiation(own, linked, budget, backtrace);
            var instance = guest(instantiation::run);
            return new ChicoryInstance(this, own, instance, values, List.copyOf(imports));
        } finally {
            entrance.leave();
        }
    }

    @Override
    public void interrupt() {
        entrance.interrupt(TrapCode.INTERRUPTED);
    }

    @Override
    public void close() {
        entrance.close();
        engine.forget(this);
    }

    Entrance entrance() {
        return entrance;
    }

    /** Runs code of a guest. The caller has entered the store. */
    <T> T guest(Supplier<T> work) {
        try {
            TrapCode request = entrance.request();
            if (request != null) {
                throw new TrapException(request);
            }
            return work.get();
        } catch (Throwable thrown) { // The edge to the library.
            Throwable fault = Translation.ofCalling(thrown, entrance.request(), backtrace);
            entrance.kill(fault);
            throw Translation.<RuntimeException>raise(fault);
        }
    }

    private ChicoryModule own(CompiledModule module) {
        if (module instanceof ChicoryModule own && own.engine() == engine) {
            return own;
        }
        throw new GantryException(
                ErrorCode.FOREIGN_EXTERN,
                "",
                "cannot instantiate the module: another engine has compiled it");
    }
}
