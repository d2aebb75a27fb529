// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import dev.gantry.engine.Tier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides how a module is executed, and compiles it at most once.
 *
 * <p>Chicory's compiler costs far more than most short programs do, see {@link WarmingInterpreter}.
 */
final class Machines {
    private static final Logger LOG = System.getLogger("dev.gantry.engine.chicory");

    private final ChicoryModule module;
    private final Tier tier;
    private Optional<Function<Instance, Machine>> compiled = Optional.empty();
    private boolean tried;

    Machines(ChicoryModule module, Tier tier) {
        this.module = module;
        this.tier = tier;
        if (tier == Tier.COMPILED) {
            compiled();
        }
    }

    Machine create(Instance instance, Backtrace backtrace) {
        return switch (tier) {
            case INTERPRETED -> new TracingInterpreter(instance, module, backtrace);
            case AUTO -> new WarmingInterpreter(instance, module, backtrace, this::compiled);
            case COMPILED ->
                    compiled()
                            .map(factory -> factory.apply(instance))
                            .orElseGet(() -> new TracingInterpreter(instance, module, backtrace));
        };
    }

    /** Compiles at the first call; empty where the compiler cannot cope with the module. */
    private synchronized Optional<Function<Instance, Machine>> compiled() {
        if (!tried) {
            tried = true;
            compiled = compile();
        }
        return compiled;
    }

    private Optional<Function<Instance, Machine>> compile() {
        try {
            return Optional.of(
                    MachineFactoryCompiler.builder(module.parsed())
                            .withClassName(module.className())
                            .withInterpreterFallback(InterpreterFallback.SILENT)
                            .compile());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(
                    Level.WARNING,
                    "module={0} stays interpreted: {1}",
                    module.name(),
                    e.toString());
            return Optional.empty();
        }
    }
}
