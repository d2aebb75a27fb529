// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.validation.FunctionBody;
import dev.gantry.wasm.validation.ModuleModel;

/** Instructions whose work grows with a number that lies on top of the stack. */
final class Lengths {
    private Lengths() {}

    static boolean charged(int code) {
        return switch (code) {
            case Codes.MEMORY_FILL,
                    Codes.MEMORY_COPY,
                    Codes.MEMORY_INIT,
                    Codes.TABLE_FILL,
                    Codes.TABLE_COPY,
                    Codes.TABLE_INIT,
                    Codes.ARRAY_NEW,
                    Codes.ARRAY_NEW_DEFAULT,
                    Codes.ARRAY_NEW_DATA,
                    Codes.ARRAY_NEW_ELEM,
                    Codes.ARRAY_FILL,
                    Codes.ARRAY_COPY,
                    Codes.ARRAY_INIT_DATA,
                    Codes.ARRAY_INIT_ELEM ->
                    true;
            default -> false;
        };
    }

    /** The function that charges for the number and gives it back. */
    static int charge(ModuleModel module, AddedFunctions functions, FunctionBody body, int i) {
        int first = (int) body.immediate(i);
        return switch (body.code(i)) {
            case Codes.MEMORY_FILL -> functions.chargeBytes(module.memory(first).memory64());
            case Codes.MEMORY_COPY ->
                    functions.chargeBytes(
                            module.memory(first).memory64()
                                    && module.memory(body.second(i)).memory64());
            case Codes.MEMORY_INIT -> functions.chargeBytes(false);
            case Codes.TABLE_FILL -> functions.chargeElements(module.table64(first));
            case Codes.TABLE_COPY ->
                    functions.chargeElements(
                            module.table64(first) && module.table64(body.second(i)));
            default -> functions.chargeElements(false);
        };
    }
}
