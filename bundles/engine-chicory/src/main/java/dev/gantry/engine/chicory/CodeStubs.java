// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.io.ByteArrayOutputStream;
import java.util.function.IntPredicate;

/**
 * The code section of a module whose code was compiled before: without the functions that are compiled.
 * Chicory takes seconds to read them, once more, and would not use them.
 */
final class CodeStubs {
    /** Of three bytes: no locals, unreachable, end. */
    private static final byte[] STUB = {3, 0, 0, 0x0b};

    private CodeStubs() {}

    /**
     * @param first the index of the first function
     * @param needed tells by index the functions whose code is needed
     */
    static byte[] in(ByteReader code, int first, IntPredicate needed) {
        ByteArrayOutputStream stubs = new ByteArrayOutputStream();
        int count = code.count();
        ModuleBytes.writeNumber(stubs, count);
        for (int function = first; function < first + count; function++) {
            int from = code.position();
            code.skip(code.count());
            if (needed.test(function)) {
                code.copy(from, stubs);
            } else {
                stubs.writeBytes(STUB);
            }
        }
        return stubs.toByteArray();
    }
}
