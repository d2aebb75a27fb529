// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import dev.gantry.GuestText;
import dev.gantry.engine.Tier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides how a module is executed, and compiles it at most once. */
final class Machines {
    /**
     * Compiling takes about two seconds a megabyte of code in a young process, and cannot be stopped.
     * Larger modules are compiled only if somebody asks for that.
     */
    private static final int LARGEST_COMPILED_BEHIND = 1 << 19;

    private static final Logger LOG = System.getLogger("dev.gantry.engine.chicory");

    private final ChicoryModule module;
    private final Tier tier;
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile @Nullable Function<Instance, Machine> compiled;

    Machines(ChicoryModule module, Tier tier) {
        this.module = module;
        this.tier = tier;
        if (tier == Tier.COMPILED) {
            compile();
        }
    }

    Machine create(Instance instance, Backtrace backtrace) {
        Machine fast = compiled(instance);
        if (fast != null) {
            return fast;
        }
        return tier == Tier.AUTO && module.codeSize() <= LARGEST_COMPILED_BEHIND
                ? new WarmingInterpreter(instance, module, backtrace, this)
                : new TracingInterpreter(instance, module, backtrace);
    }

    /** Runs compiled code for an instance; null as long as there is none. */
    @Nullable Machine compiled(Instance instance) {
        Function<Instance, Machine> factory = compiled;
        return factory == null ? null : factory.apply(instance);
    }

    /** Compiles while guests go on. Not on their thread: they might have used up its stack. */
    void compileBehind() {
        if (requested.compareAndSet(false, true)) {
            module.engine().runBehind(this::compile);
        }
    }

    private void compile() {
        try {
            compiled =
                    MachineFactoryCompiler.builder(module.parsed())
                            .withClassName(module.className())
                            .withInterpreterFallback(InterpreterFallback.SILENT)
                            .compile();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(
                    Level.WARNING,
                    "module={0} stays interpreted: {1}",
                    module.name(),
                    GuestText.clean(e.toString()));
        }
    }
}
