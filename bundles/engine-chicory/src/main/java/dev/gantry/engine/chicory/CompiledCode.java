// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Set;

/** The classes of a module, loaded and ready to run. */
final class CompiledCode {
    private final ModuleClassLoader loader;
    private final Constructor<? extends Machine> machines;
    private final Set<Integer> interpreted;

    /**
     * @throws LinkageError if the virtual machine refuses the classes
     */
    CompiledCode(ModuleClasses classes) throws ReflectiveOperationException {
        this.loader = new ModuleClassLoader(classes.classes());
        this.machines =
                loader.loadClass(classes.mainClass())
                        .asSubclass(Machine.class)
                        .getConstructor(Instance.class);
        this.interpreted = classes.interpreted();
    }

    /** Has all classes verified now; otherwise each is when it is first used. */
    CompiledCode verified() throws ReflectiveOperationException {
        loader.verify();
        return this;
    }

    /** The functions that are too large for the virtual machine, in order. */
    List<Integer> interpreted() {
        return interpreted.stream().sorted().toList();
    }

    /** Whether there is no code of this function, only a detour to the interpreter. */
    boolean interprets(int function) {
        return interpreted.contains(function);
    }

    /** What runs the code of one instance. */
    Machine machine(Instance instance, ChicoryModule module, Backtrace backtrace) {
        Machine compiled;
        try {
            compiled = machines.newInstance(instance);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled code has no machine", e);
        }
        return interpreted.isEmpty()
                ? compiled
                : new MixedMachine(
                        compiled,
                        new FallbackInterpreter(instance, module, backtrace, compiled, interpreted),
                        interpreted);
    }
}
