// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

/** Is shown every function of a module, right after it was found valid. */
@FunctionalInterface
public interface FunctionVisitor {
    /** Does nothing. */
    FunctionVisitor NONE = (module, body) -> {};

    /**
     * Looks at a function.
     *
     * @param module what the sections before the code say
     * @param body of the function; used again for the next one
     */
    void visit(ModuleModel module, FunctionBody body);
}
