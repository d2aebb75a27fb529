// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import static dev.gantry.wasm.WasmBytes.hex;
import static dev.gantry.wasm.WasmBytes.join;
import static dev.gantry.wasm.WasmBytes.leb;
import static dev.gantry.wasm.WasmBytes.module;
import static dev.gantry.wasm.WasmBytes.section;

/** Modules for tests of one function, with something of everything around it. */
final class Functions {
    /**
     * Types: 0 nothing, 1 of the function under test, 2 (i32) to (i32), 3 a structure with a packed
     * and a mutable field, 4 an array, 5 the payload of tag 0, 6 (i32 i64) to (i64 i32), 7 a
     * constant structure above 8.
     */
    private static final String OTHER_TYPES =
            "60 01 7f 01 7f"
                    + "5f 02 78 00 7f 01"
                    + "5e 7e 01"
                    + "60 01 7f 00"
                    + "60 02 7f 7e 02 7e 7f"
                    + "50 00 5f 00"
                    + "50 01 07 5f 01 7f 00";

    private Functions() {}

    /** A function without parameters or results. */
    static byte[] function(String code) {
        return function("60 00 00", "00", code);
    }

    /**
     * A module whose function 1 is the one given; function 0 is imported and exported, of type 2.
     *
     * @param type of the function
     * @param locals their declaration
     * @param code without the last {@code end}
     */
    static byte[] function(String type, String locals, String code) {
        byte[] body = join(hex(locals), hex(code), hex("0b"));
        return module(
                section(1, join(hex("09 60 00 00"), hex(type), hex(OTHER_TYPES))),
                section(2, "01 00 00 00 02"),
                section(3, "01 01"),
                section(4, "02 70 00 0a 6f 04 0a"),
                section(5, "02 00 01 04 01"),
                section(13, "01 00 05"),
                section(6, "02 7f 00 41 00 0b 7e 01 42 00 0b"),
                section(7, "01 00 00 00"),
                section(9, "02 01 00 01 00 05 6f 01 d0 6f 0b"),
                section(12, "01"),
                section(10, join(hex("01"), leb(body.length), body)),
                section(11, "01 01 01 61"));
    }
}
