// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Tier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a module is executed, and compiles it at most once.
 *
 * <p>What was compiled before and kept is used at once. Otherwise a module of {@link Tier#AUTO} starts
 * interpreted, and is compiled behind the guest once that has shown that it stays.
 *
 * <p>A module with a loop that takes parameters is compiled whatever the tier: at the end of such a
 * loop Chicory's interpreter takes parameters for results, see {@link BlockParameters}.
 */
final class Machines {
    /** Compiling takes seconds a megabyte of code, in a young process more than ten. */
    private static final Duration LONGEST_BEHIND = Duration.ofMinutes(10);

    /** Larger than the code of any guest that we know of. */
    private static final int LARGEST_COMPILED_BEHIND = 32 << 20;

    /** How many bytes of heap the compiler wants for a byte of code; measured about 40. */
    private static final int HEAP_FOR_CODE = 64;

    /** So many functions are named in a report. */
    private static final int NAMED = 10;

    private static final Logger LOG = System.getLogger("dev.gantry.engine.chicory");

    private final ChicoryModule module;
    private final Tier tier;
    private final boolean keep;
    private final ModuleStatus status;
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile @Nullable CompiledCode code;

    /**
     * @param kept what the module was compiled to before
     */
    Machines(ChicoryModule module, CompileOptions options, Optional<CompiledCode> kept) {
        this.module = module;
        this.tier = options.tier();
        this.keep = tier != Tier.INTERPRETED && !options.cacheKey().isEmpty();
        this.status = new ModuleStatus(module.name(), module.codeSize());
        kept.ifPresent(
                code -> {
                    this.code = code;
                    status.becomes(ModuleStatus.FROM_CACHE, large(code));
                });
        if (code == null && (tier == Tier.COMPILED || module.mustBeCompiled())) {
            compile(CompileLimit.untilInterrupted(module.name()));
        }
        if (module.mustBeCompiled()) {
            checkCompiled();
        }
    }

    private void checkCompiled() {
        CompiledCode ready = code;
        if (ready == null) {
            throw Refusal.uninterpretable(module.name(), status.report().detail());
        }
        if (module.mustBeCompiled(ready.interpreted())) {
            throw Refusal.uninterpretable(module.name(), large(ready));
        }
    }

    ModuleStatus status() {
        return status;
    }

    Machine create(Instance instance, Backtrace backtrace) {
        Machine fast = compiled(instance, backtrace);
        if (fast != null) {
            return fast;
        }
        return tier == Tier.AUTO && module.codeSize() <= LARGEST_COMPILED_BEHIND
                ? new WarmingInterpreter(instance, module, backtrace, this)
                : new TracingInterpreter(instance, module, backtrace);
    }

    /** Runs compiled code for an instance; null as long as there is none. */
    @Nullable Machine compiled(Instance instance, Backtrace backtrace) {
        CompiledCode ready = code;
        return ready == null ? null : ready.machine(instance, module, backtrace);
    }

    /** Whether this function of a compiled module runs on the interpreter. */
    boolean interprets(int function) {
        CompiledCode ready = code;
        return ready != null && ready.interprets(function);
    }

    /** Compiles while guests go on. Not on their thread: they might have used up its stack. */
    void compileBehind() {
        if (requested.compareAndSet(false, true)) {
            module.engine().compilerThread().run(this::compileNow);
        }
    }

    private void compileNow() {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (free < (long) HEAP_FOR_CODE * module.codeSize()) {
            staysInterpreted("the heap has too little room for the compiler");
            return;
        }
        try {
            compile(CompileLimit.within(LONGEST_BEHIND, module.name()));
        } catch (GantryException e) {
            if (e.code() == ErrorCode.INTERRUPTED) { // the engine goes, and nobody wants to know
                status.becomes(ModuleStatus.INTERPRETED, "");
            } else {
                staysInterpreted(e.describe());
            }
        } catch (OutOfMemoryError e) {
            staysInterpreted("the heap has no room left for the compiler");
        }
    }

    /** Compiles and keeps; what cannot be compiled stays interpreted. */
    private void compile(CompileLimit limit) {
        status.becomes(ModuleStatus.COMPILING);
        long start = System.nanoTime();
        try {
            ModuleClasses classes = classes(limit);
            CompiledCode made = new CompiledCode(classes).verified();
            code = made;
            long millis = (System.nanoTime() - start) / 1_000_000;
            status.becomes(ModuleStatus.COMPILED, "compiled in " + millis + " ms, " + large(made));
            if (keep) {
                module.engine().kept().keep(classes);
            }
        } catch (GantryException e) {
            throw e;
        } catch (RuntimeException
                | ReflectiveOperationException
                | LinkageError
                | StackOverflowError e) {
            staysInterpreted(e.toString());
        }
    }

    private ModuleClasses classes(CompileLimit limit) {
        String name = module.className();
        try {
            return new ModuleCompiler(module.parsed(), name, limit).compile();
        } catch (GantryException e) {
            throw e;
        } catch (RuntimeException e) {
            // It may have stumbled over code that is never reached.
            return new ModuleCompiler(module.parsedLiveCode(), name, limit).compile();
        }
    }

    private void staysInterpreted(String reason) {
        String clean = GuestText.clean(reason);
        status.becomes(ModuleStatus.INTERPRETED, clean);
        LOG.log(Level.WARNING, "module={0} stays interpreted: {1}", module.name(), clean);
    }

    private static String large(CompiledCode code) {
        List<Integer> functions = code.interpreted();
        return functions.isEmpty()
                ? "no function too large"
                : functions.size()
                        + " too large and interpreted: "
                        + functions.subList(0, Math.min(functions.size(), NAMED));
    }
}
