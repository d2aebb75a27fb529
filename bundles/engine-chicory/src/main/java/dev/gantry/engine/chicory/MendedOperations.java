// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.OpcodeImpl;
import com.dylibso.chicory.runtime.WasmRuntimeException;

/**
 * What compiled code calls in place of operations of Chicory that are wrong, each under its name; {@link
 * MendedCalls} has it do so. Public because that code is in a package of its own.
 */
public final class MendedOperations {
    static final int WITHOUT_SIGN = 0x7fff_ffff;

    private MendedOperations() {}

    /** Java 17 leaves the sign of a NaN. */
    public static float F32_ABS(float value) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(value) & WITHOUT_SIGN);
    }

    /** Chicory takes offset and length for numbers with a sign. */
    public static void TABLE_FILL(Instance instance, int table, int length, int value, int offset) {
        checkElements(offset, length);
        OpcodeImpl.TABLE_FILL(instance, table, length, value, offset);
    }

    /** The same, of a table and of a segment. */
    public static void TABLE_INIT(
            Instance instance, int table, int segment, int length, int from, int offset) {
        checkElements(offset, length);
        checkElements(from, length);
        OpcodeImpl.TABLE_INIT(instance, table, segment, length, from, offset);
    }

    /** No table and no segment reaches 2^31 elements. */
    static void checkElements(int offset, int length) {
        if (Integer.toUnsignedLong(offset) + Integer.toUnsignedLong(length) > Integer.MAX_VALUE) {
            throw new WasmRuntimeException(Translation.TABLE_BOUNDS);
        }
    }
}
