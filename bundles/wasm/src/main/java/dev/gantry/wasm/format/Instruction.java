// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import dev.gantry.wasm.outline.Proposal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line of {@code instructions.txt}. */
public final class Instruction {
    private static final int[] NOTHING = {};
    private static final String BY_RULE = "*";
    private static final String ABSENT = "-";

    private final int code;
    private final String name;
    private final Immediates immediates;
    private final int bound;
    private final boolean byRule;
    private final int[] operands;
    private final int[] results;
    private final @Nullable Proposal proposal;

    /**
     * @param columns the code, the name, the immediates, the types, the proposal
     */
    Instruction(String[] columns) {
        code = Integer.parseInt(columns[0], 16);
        name = columns[1];
        String[] words = columns[2].split(":", -1);
        immediates = Immediates.of(words[0]);
        bound = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        byRule = columns[3].equals(BY_RULE);
        String[] sides = columns[3].split("->", -1);
        operands = byRule ? NOTHING : types(sides[0].trim());
        results = byRule ? NOTHING : types(sides[1].trim());
        proposal = columns[4].equals(ABSENT) ? null : proposal(columns[4]);
    }

    /** The opcode; with a prefix, {@code (prefix << 16) | number}. */
    public int code() {
        return code;
    }

    public String name() {
        return name;
    }

    public Immediates immediates() {
        return immediates;
    }

    /** The natural alignment of an access as a power of two, or the number of lanes. */
    public int bound() {
        return bound;
    }

    /** Whether its types depend on more than the instruction. */
    public boolean byRule() {
        return byRule;
    }

    public int operandCount() {
        return operands.length;
    }

    /** A type it takes from the stack; the last one lies on top. */
    public int operand(int index) {
        return operands[index];
    }

    public int resultCount() {
        return results.length;
    }

    public int result(int index) {
        return results[index];
    }

    /** Absent for what was in version 1.0. */
    public @Nullable Proposal proposal() {
        return proposal;
    }

    @Override
    public String toString() {
        return name;
    }

    private static int[] types(String side) {
        if (side.isEmpty()) {
            return NOTHING;
        }
        String[] words = side.split(" ", -1);
        int[] types = new int[words.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = type(words[i]);
        }
        return types;
    }

    private static int type(String word) {
        return switch (word) {
            case "addr" -> ValueTypes.ADDRESS;
            case "i32" -> ValueTypes.I32;
            case "i64" -> ValueTypes.I64;
            case "f32" -> ValueTypes.F32;
            case "f64" -> ValueTypes.F64;
            case "v128" -> ValueTypes.V128;
            case "eqref" -> ValueTypes.nullable(ValueTypes.EQ);
            case "i31ref" -> ValueTypes.nullable(ValueTypes.I31);
            case "arrayref" -> ValueTypes.nullable(ValueTypes.ARRAY);
            default -> throw new IllegalArgumentException("unknown type " + word);
        };
    }

    private static Proposal proposal(String label) {
        return Proposal.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
