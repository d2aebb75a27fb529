// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Makes a module with functions that the virtual machine takes for too large. */
final class LargeGuest {
    /** More than a method of the virtual machine holds: four bytes each. */
    private static final int ADDITIONS = 20_000;

    private LargeGuest() {}

    /**
     * Function 0, "large", adds 20,000 to its parameter and then does what these instructions say;
     * function 1, "small", calls it.
     *
     * @param locals how many locals of type i64 it has
     * @param then what comes at the end, in hexadecimal
     */
    static byte[] adding(int locals, String then) {
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        large.write(1);
        ModuleBytes.writeNumber(large, locals);
        large.write(0x7e);
        for (int i = 0; i < ADDITIONS; i++) {
            large.writeBytes(hex("2000" + "4101" + "6a" + "2100"));
        }
        large.writeBytes(hex(then + "20000b"));
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        code.write(2);
        ModuleBytes.writeNumber(code, large.size());
        code.writeBytes(large.toByteArray());
        code.writeBytes(hex("06" + "00" + "2000" + "1000" + "0b"));
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        module.writeBytes(
                hex(
                        "0061736d01000000"
                                + "0106"
                                + "01"
                                + "60017f017f"
                                + "0303"
                                + "020000"
                                + "0711"
                                + "02"
                                + "056c617267650000"
                                + "05736d616c6c0001"
                                + "0a"));
        ModuleBytes.writeNumber(module, code.size());
        module.writeBytes(code.toByteArray());
        return module.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
