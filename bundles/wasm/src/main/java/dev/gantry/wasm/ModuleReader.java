// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.validation.FunctionVisitor;
import dev.gantry.wasm.validation.ModuleValidator;

/** Reads a core module, and refuses one that is not valid. */
public final class ModuleReader {
    private ModuleReader() {}

    /**
     * Reads a module.
     *
     * @param name what messages call it; cleaned here
     * @throws dev.gantry.engine.InvalidModuleException EMPTY_FILE, NOT_WEBASSEMBLY,
     *     COMPONENT_UNSUPPORTED, TRUNCATED_MODULE, MALFORMED_MODULE, INVALID_MODULE or MODULE_LIMIT
     */
    public static ModuleOutline read(String name, byte[] wasm) {
        return ModuleValidator.validate(name, wasm, FunctionVisitor.NONE).outline();
    }
}
