// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.MethodTooLargeException;

/**
 * Compiles a module with Chicory's compiler.
 *
 * <p>That compiler begins anew each time it meets a function which is too large for a method of the
 * virtual machine. So such functions are sought first, with all small ones left out.
 */
final class ModuleCompiler {
    /** The compiler can be interrupted between classes; larger ones are not faster. */
    private static final int FUNCTIONS_PER_CLASS = 512;

    /**
     * A method holds 64 KiB, a function about as many instructions of the virtual machine as of its
     * own, at three to four bytes each. Functions with fewer instructions practically always fit.
     */
    private static final int SMALL = 4_000;

    private static final String FUNCTION = "func_";

    private final WasmModule module;
    private final String className;
    private final CompileLimit limit;
    private final Set<Integer> tooLarge = new HashSet<>();

    ModuleCompiler(WasmModule module, String className, CompileLimit limit) {
        this.module = module;
        this.className = className;
        this.limit = limit;
    }

    ModuleClasses compile() {
        Set<Integer> small = new HashSet<>();
        if (sortOut(small)) {
            seek(small);
        }
        while (true) {
            try {
                return new ModuleClasses(className, compileWithout(tooLarge), tooLarge);
            } catch (ChicoryException e) {
                tooLarge.add(tooLarge(e).orElseThrow(() -> e));
            }
        }
    }

    /**
     * Adds to what is too large until all others fit. In the end it may be the main class, which knows
     * every function that is left out, that does not fit: it comes last.
     */
    private void seek(Set<Integer> small) {
        OptionalInt found;
        do {
            Set<Integer> leftOut = new HashSet<>(small);
            leftOut.addAll(tooLarge);
            try {
                compileWithout(leftOut);
                found = OptionalInt.empty();
            } catch (ChicoryException e) {
                found = tooLarge(e);
            }
            found.ifPresent(tooLarge::add);
        } while (found.isPresent());
    }

    /** Finds the small functions; whether there are any others. */
    private boolean sortOut(Set<Integer> small) {
        int imports = module.importSection().count(ExternalType.FUNCTION);
        int count = module.codeSection().functionBodyCount();
        for (int i = 0; i < count; i++) {
            if (module.codeSection().getFunctionBody(i).instructions().size() < SMALL) {
                small.add(imports + i);
            }
        }
        return small.size() < count;
    }

    private Map<String, byte[]> compileWithout(Set<Integer> leftOut) {
        return Compiler.builder(module)
                .withClassName(className)
                .withMaxFunctionsPerClass(FUNCTIONS_PER_CLASS)
                .withInterpreterFallback(InterpreterFallback.FAIL)
                .withInterpretedFunctions(leftOut)
                .withClassCollectorFactory(() -> new ClassCollection(limit))
                .build()
                .compile()
                .classBytes();
    }

    /** The function that the compiler complained about. */
    private static OptionalInt tooLarge(ChicoryException failure) {
        return failure.getCause() instanceof MethodTooLargeException method
                        && method.getMethodName().startsWith(FUNCTION)
                ? OptionalInt.of(
                        Integer.parseInt(method.getMethodName().substring(FUNCTION.length())))
                : OptionalInt.empty();
    }
}
