// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.validation.FunctionBody;
import dev.gantry.wasm.validation.ModuleModel;

/** What the blocks of a function take and give. */
record BlockTypes(ModuleModel module, FunctionBody body) {
    private static final int[] NOTHING = {};

    int[] parameters(int opener) {
        int type = body.second(opener);
        return type < 0 ? NOTHING : module.parameters(type);
    }

    int[] results(int opener) {
        int type = body.second(opener);
        if (type >= 0) {
            return module.results(type);
        }
        int value = body.blockValueType(opener);
        return value == ValueTypes.VOID ? NOTHING : new int[] {value};
    }

    /** What a branch to the label of a block, or of the function, has to bring. */
    int[] label(int opener) {
        if (opener < 0) {
            return module.results(body.typeIndex());
        }
        return body.code(opener) == Codes.LOOP ? parameters(opener) : results(opener);
    }
}
