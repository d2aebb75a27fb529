// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Everything in a module but its code.
 *
 * <p>No function calls itself, not even through others: each calls only functions before it, and the
 * tables hold only the {@link #leaves}, which call nobody but the host.
 */
final class ModuleShape {
    /** A function type. */
    record Signature(List<Integer> parameters, List<Integer> results) {}

    /** The type of a block that takes a number and gives one. */
    static final Signature CARRY = new Signature(List.of(ValueTypes.I64), List.of(ValueTypes.I64));

    static final int HOST_FUNCTION = 0;
    static final int TABLE_SIZE = 8;
    static final int SEGMENT_BYTES = 32;
    static final int SEGMENT_ELEMENTS = 4;

    /** Counts down with every call, so that loops of calls end. */
    static final int CALLS_LEFT = 0;

    private static final int LEAF_TYPES = 2;

    final Set<Proposal> proposals;
    final Palette palette;
    final List<Signature> types = new ArrayList<>();
    final List<Integer> functions = new ArrayList<>();
    final List<Integer> globals = new ArrayList<>();
    final int leaves;
    final int memories;
    final boolean wide;
    final int structure;
    final int array;
    private final List<Integer> valueTypes;

    ModuleShape(Set<Proposal> proposals, Random random) {
        this.proposals = proposals.isEmpty() ? Set.of() : EnumSet.copyOf(proposals);
        this.palette = new Palette(this.proposals);
        this.valueTypes = valueTypes();
        this.memories = has(Proposal.MULTI_MEMORY) ? 2 : 1;
        this.wide = has(Proposal.MEMORY64);
        this.leaves = 3 + random.nextInt(3);
        addTypes(random);
        addFunctions(random);
        addGlobals(random);
        this.structure = types.size();
        this.array = types.size() + 1;
    }

    private List<Integer> valueTypes() {
        List<Integer> all =
                new ArrayList<>(
                        List.of(
                                ValueTypes.I32,
                                ValueTypes.I32,
                                ValueTypes.I64,
                                ValueTypes.F32,
                                ValueTypes.F64,
                                ValueTypes.FUNCREF,
                                ValueTypes.EXTERNREF));
        if (has(Proposal.SIMD)) {
            all.add(ValueTypes.V128);
            all.add(ValueTypes.V128);
        }
        return all;
    }

    /** The host's function first, then tags, then what leaves are, what is exported, anything. */
    private void addTypes(Random random) {
        types.add(new Signature(List.of(ValueTypes.I32), List.of(ValueTypes.I32)));
        types.add(new Signature(List.of(ValueTypes.I32), List.of()));
        for (int i = 0; i < LEAF_TYPES; i++) {
            types.add(anySignature(random));
        }
        for (int i = 0; i < 3; i++) {
            types.add(new Signature(integers(random, 3), integers(random, 2)));
        }
        types.add(CARRY);
        for (int i = 0; i < 4; i++) {
            types.add(anySignature(random));
        }
    }

    static int tagType() {
        return 1;
    }

    private Signature anySignature(Random random) {
        return new Signature(values(random, 4), values(random, 3));
    }

    private List<Integer> values(Random random, int most) {
        return random.ints(random.nextInt(most + 1), 0, valueTypes.size())
                .mapToObj(valueTypes::get)
                .toList();
    }

    private static List<Integer> integers(Random random, int most) {
        return random.ints(random.nextInt(most + 1), ValueTypes.I64, ValueTypes.I32 + 1)
                .boxed()
                .toList();
    }

    private void addFunctions(Random random) {
        functions.add(0);
        for (int i = 0; i < leaves; i++) {
            functions.add(2 + random.nextInt(LEAF_TYPES));
        }
        int others = 3 + random.nextInt(3);
        for (int i = 0; i < others; i++) {
            functions.add(2 + random.nextInt(types.size() - 2));
        }
        for (int i = 0; i < 3; i++) {
            functions.add(2 + LEAF_TYPES + i);
        }
    }

    private void addGlobals(Random random) {
        globals.addAll(List.of(ValueTypes.I32, ValueTypes.I32, ValueTypes.I64));
        for (int i = 0; i < 4; i++) {
            globals.add(anyValue(random));
        }
    }

    boolean has(Proposal proposal) {
        return proposals.contains(proposal);
    }

    int anyValue(Random random) {
        return valueTypes.get(random.nextInt(valueTypes.size()));
    }

    Signature signature(int function) {
        return types.get(functions.get(function));
    }

    /** Whether a program outside can give its parameters and look at its results. */
    boolean isExported(int function) {
        Signature signature = signature(function);
        return function > leaves
                && signature.parameters().stream().allMatch(ModuleShape::isInteger)
                && signature.results().stream().allMatch(ModuleShape::isInteger);
    }

    static boolean isInteger(int type) {
        return type == ValueTypes.I32 || type == ValueTypes.I64;
    }

    /** The type of the addresses of all its memories. */
    int address() {
        return wide ? ValueTypes.I64 : ValueTypes.I32;
    }
}
