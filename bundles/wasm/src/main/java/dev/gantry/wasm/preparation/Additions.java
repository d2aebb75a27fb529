// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.validation.ModuleModel;

/**
 * What is added to one module beside code in its functions.
 *
 * @param meter its globals: imported if the meter is shared, else the module's own
 */
record Additions(IndexShift shift, MeterIndices meter, AddedTypes types, AddedFunctions functions) {
    private static final int[] NOTHING = {};
    private static final int[] I32 = {ValueTypes.I32};
    private static final int[] I64 = {ValueTypes.I64};

    static Additions to(ModuleModel module, PreparationOptions options) {
        boolean shared = options.sharedMeter();
        IndexShift shift =
                IndexShift.of(
                        module, options.checkpoints() ? 1 : 0, shared ? MeterIndices.GLOBALS : 0);
        MeterIndices meter = new MeterIndices(shared ? module.importedGlobals() : module.globals());
        AddedTypes types = new AddedTypes(module.types());
        if (shared) {
            addCommon(types);
        }
        return new Additions(
                shift, meter, types, new AddedFunctions(module, options, types, shift, meter));
    }

    /**
     * The types that most added functions have. So modules that had one type section before, and share
     * a meter, mostly have one afterwards too, whatever each of them uses; where they do not, there is
     * {@link Preparation#withCommonTypes}.
     */
    private static void addCommon(AddedTypes types) {
        types.index(NOTHING, NOTHING);
        types.index(I32, I32);
        types.index(I64, I64);
        types.index(new int[] {ValueTypes.FUNCREF, ValueTypes.I32}, I32);
        types.index(new int[] {ValueTypes.EXTERNREF, ValueTypes.I32}, I32);
    }
}
