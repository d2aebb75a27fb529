// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import dev.gantry.engine.TrapCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the words of the scripts are called here. */
final class Verdicts {
    /** By how the text of an assertion begins. */
    private static final Map<String, TrapCode> TRAPS = traps();

    private Verdicts() {}

    static TrapCode trap(String text) {
        return TRAPS.entrySet().stream()
                .filter(trap -> text.startsWith(trap.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(TrapCode.OTHER);
    }

    private static Map<String, TrapCode> traps() {
        Map<String, TrapCode> traps = new LinkedHashMap<>();
        traps.put("unreachable", TrapCode.UNREACHABLE);
        traps.put("out of bounds memory access", TrapCode.MEMORY_OUT_OF_BOUNDS);
        traps.put("out of bounds table access", TrapCode.TABLE_OUT_OF_BOUNDS);
        traps.put("undefined element", TrapCode.TABLE_OUT_OF_BOUNDS);
        traps.put("uninitialized element", TrapCode.INDIRECT_CALL_TO_NULL);
        traps.put("indirect call type mismatch", TrapCode.BAD_SIGNATURE);
        traps.put("integer overflow", TrapCode.INTEGER_OVERFLOW);
        traps.put("integer divide by zero", TrapCode.INTEGER_DIVIDE_BY_ZERO);
        traps.put("invalid conversion to integer", TrapCode.BAD_CONVERSION_TO_INTEGER);
        traps.put("call stack exhausted", TrapCode.STACK_OVERFLOW);
        traps.put("null ", TrapCode.NULL_REFERENCE);
        return traps;
    }
}
