// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.validation.ModuleModel;

/**
 * What indices of the original module are in the rewritten one. Imports that are added come last among
 * imports and before everything that the module defines, which moves up.
 */
record IndexShift(int importedFunctions, int functionsBy, int importedGlobals, int globalsBy) {
    static IndexShift of(ModuleModel module, int addedFunctions, int addedGlobals) {
        return new IndexShift(
                module.importedFunctions(), addedFunctions, module.importedGlobals(), addedGlobals);
    }

    int function(int index) {
        return index < importedFunctions ? index : index + functionsBy;
    }

    int global(int index) {
        return index < importedGlobals ? index : index + globalsBy;
    }

    boolean movesFunctions() {
        return functionsBy > 0;
    }

    boolean movesGlobals() {
        return globalsBy > 0;
    }

    boolean movesNothing() {
        return functionsBy + globalsBy == 0;
    }
}
