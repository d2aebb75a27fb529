// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.Codes;

/**
 * What an instruction costs by itself. Work that grows with a length is charged apart, when the length
 * is known; see {@link AddedFunctions}.
 */
final class Prices {
    private static final int THROW = 50;
    private static final int ALLOCATION = 8;

    private Prices() {}

    static int of(int code) {
        return switch (code) {
            case Codes.BLOCK, Codes.LOOP, Codes.ELSE, Codes.END, Codes.TRY_TABLE -> 0;
            case Codes.THROW, Codes.THROW_REF -> THROW;
            case Codes.STRUCT_NEW,
                    Codes.STRUCT_NEW_DEFAULT,
                    Codes.ARRAY_NEW,
                    Codes.ARRAY_NEW_DEFAULT,
                    Codes.ARRAY_NEW_FIXED,
                    Codes.ARRAY_NEW_DATA,
                    Codes.ARRAY_NEW_ELEM ->
                    ALLOCATION;
            default -> 1;
        };
    }
}
