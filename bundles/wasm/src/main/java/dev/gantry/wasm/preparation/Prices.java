// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.validation.FunctionBody;
import dev.gantry.wasm.validation.ModuleModel;

/**
 * What things cost. About one unit an instruction, and one for eight bytes or eight values that an
 * instruction moves. Work that grows with a length is charged apart, when the length is known; see
 * {@link Lengths}.
 */
public final class Prices {
    /** The host is asked at least so often. */
    public static final long BETWEEN_CHECKPOINTS = 100_000;

    /** No charge is greater, and no limit greater than twice that: so nothing wraps. */
    public static final long GREATEST_CHARGE = 1L << 61;

    /** Of a page that a memory starts with, or grows by. */
    public static final long PAGE = 1_024;

    /** Of an element that a table starts with, or grows by. */
    public static final long ELEMENT = 1;

    /** So many bytes cost one unit. */
    public static final int BYTES_A_UNIT = 8;

    private static final int VALUES_A_UNIT = 8;
    private static final int THROW = 50;
    private static final int ALLOCATION = 8;

    private Prices() {}

    /** What entering a function costs beside its instructions: an engine clears its locals. */
    static int entry(FunctionBody body) {
        int slots = 0;
        int all = body.parameters() + body.locals();
        for (int i = body.parameters(); i < all; i++) {
            slots += ValueTypes.slots(body.localType(i));
        }
        return slots / VALUES_A_UNIT;
    }

    /** Of an instruction by itself, without what it takes along. */
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

    /** Of the values that a branch takes along. */
    static int branch(int[] values) {
        return values.length / VALUES_A_UNIT;
    }

    /** Of the values that a call or an allocation takes and gives. */
    static int values(ModuleModel module, FunctionBody body, int i) {
        return switch (body.code(i)) {
            case Codes.CALL, Codes.RETURN_CALL ->
                    signature(module, module.functionTypeIndex((int) body.immediate(i)));
            case Codes.CALL_INDIRECT,
                    Codes.RETURN_CALL_INDIRECT,
                    Codes.CALL_REF,
                    Codes.RETURN_CALL_REF ->
                    signature(module, (int) body.immediate(i));
            case Codes.STRUCT_NEW, Codes.STRUCT_NEW_DEFAULT ->
                    module.parameters((int) body.immediate(i)).length; // its fields
            case Codes.ARRAY_NEW_FIXED -> body.second(i);
            default -> 0;
        };
    }

    private static int signature(ModuleModel module, int type) {
        int values = module.parameters(type).length + module.results(type).length;
        return values / VALUES_A_UNIT;
    }
}
