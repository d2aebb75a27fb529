// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.io.ByteArrayOutputStream;

/**
 * Puts a {@code nop} before the end of each function. Where the end of a block stands right before it,
 * Chicory takes one end for the other, and a branch out of the function is compiled to a branch out of
 * the block: with other results, or not at all.
 */
final class FunctionEnds {
    private static final int NOP = 0x01;

    private FunctionEnds() {}

    /**
     * @param code a code section whose functions are known to end as they must
     */
    static byte[] apart(ByteReader code) {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        int count = code.count();
        ModuleBytes.writeNumber(section, count);
        for (int left = count; left > 0; left--) {
            int size = code.count();
            ModuleBytes.writeNumber(section, size + 1);
            int from = code.position();
            code.skip(size - 1);
            code.copy(from, section);
            section.write(NOP);
            section.write(code.u8());
        }
        return section.toByteArray();
    }
}
