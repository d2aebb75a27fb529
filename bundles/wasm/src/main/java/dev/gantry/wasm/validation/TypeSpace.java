// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.IntArray;
import dev.gantry.wasm.format.ValueTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of a module and the order between them.
 *
 * <p>Types are equal if their recursion groups have the same structure. Each group is therefore turned
 * into a key in which a type of the same group stands by its place there and any other by its
 * canonical number, so that groups of equal structure have equal keys and comparing takes no
 * recursion, however deep a file nests its types.
 */
final class TypeSpace {
    /** Marks a reference within its own group in a key. */
    private static final int WITHIN_GROUP = 0x0080_0000;

    private final List<DefinedType> types = new ArrayList<>();
    private final IntArray canonical = new IntArray();
    private final IntArray depths = new IntArray();
    private final Map<List<Integer>, Integer> groups = new HashMap<>();

    int size() {
        return types.size();
    }

    DefinedType get(int index) {
        return types.get(index);
    }

    boolean isFunction(int index) {
        return types.get(index).form() == TypeForm.FUNCTION;
    }

    /** How many types stand above it. */
    int depth(int index) {
        return depths.get(index);
    }

    /** Adds types that may refer to one another. */
    void addGroup(List<DefinedType> group) {
        int start = types.size();
        types.addAll(group);
        int first = groups.computeIfAbsent(key(group, start), key -> start);
        for (int i = 0; i < group.size(); i++) {
            canonical.add(first + i);
            int supertype = group.get(i).supertype();
            depths.add(supertype < 0 || supertype >= start + i ? 0 : depths.get(supertype) + 1);
        }
    }

    private List<Integer> key(List<DefinedType> group, int start) {
        List<Integer> key = new ArrayList<>();
        for (DefinedType type : group) {
            key.add(type.form().code() << 1 | (type.isOpen() ? 1 : 0));
            key.add(type.supertype() < 0 ? type.supertype() : inKey(type.supertype(), start));
            addValues(key, type.parameters(), start);
            addValues(key, type.results(), start);
        }
        return key;
    }

    private void addValues(List<Integer> key, int[] values, int start) {
        key.add(values.length);
        for (int value : values) {
            boolean indexed = ValueTypes.isIndexed(value);
            int index = ValueTypes.index(value);
            key.add(indexed ? value - index + inKey(index, start) : value);
        }
    }

    private int inKey(int index, int start) {
        return index >= start ? WITHIN_GROUP | (index - start) : canonical.get(index);
    }

    boolean isSame(int index, int other) {
        return canonical.get(index) == canonical.get(other);
    }

    /** Whether a type is another or declared below it. */
    private boolean isBelow(int index, int other) {
        for (int at = index; at >= 0; at = types.get(at).supertype()) {
            if (isSame(at, other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value of this type can stand where the other is expected. */
    boolean matches(int type, int expected) {
        if (type == expected || type == ValueTypes.BOTTOM) {
            return true;
        }
        return ValueTypes.isReference(type)
                && ValueTypes.isReference(expected)
                && (ValueTypes.isNullable(expected) || !ValueTypes.isNullable(type))
                && heapMatches(ValueTypes.nonNull(type), ValueTypes.nonNull(expected));
    }

    private boolean heapMatches(int heap, int expected) {
        if (heap == expected || heap == ValueTypes.UNKNOWN_HEAP) {
            return true;
        }
        if (ValueTypes.isIndexed(heap)) {
            int index = ValueTypes.index(heap);
            return ValueTypes.isIndexed(expected)
                    ? isBelow(index, ValueTypes.index(expected))
                    : formMatches(types.get(index).form(), expected);
        }
        return ValueTypes.isIndexed(expected)
                ? isBottomOf(heap, types.get(ValueTypes.index(expected)).form())
                : abstractMatches(heap, expected);
    }

    private static boolean formMatches(TypeForm form, int expected) {
        return switch (form) {
            case FUNCTION -> expected == ValueTypes.FUNC;
            case STRUCT -> expected == ValueTypes.STRUCT || isAboveAggregates(expected);
            case ARRAY -> expected == ValueTypes.ARRAY || isAboveAggregates(expected);
        };
    }

    private static boolean isAboveAggregates(int heap) {
        return heap == ValueTypes.EQ || heap == ValueTypes.ANY;
    }

    private static boolean isBottomOf(int heap, TypeForm form) {
        return heap == (form == TypeForm.FUNCTION ? ValueTypes.NOFUNC : ValueTypes.NONE);
    }

    private static boolean abstractMatches(int heap, int expected) {
        return switch (heap) {
            case ValueTypes.NONE -> topOfAbstract(expected) == ValueTypes.ANY;
            case ValueTypes.NOFUNC -> expected == ValueTypes.FUNC;
            case ValueTypes.NOEXTERN -> expected == ValueTypes.EXTERN;
            case ValueTypes.NOEXN -> expected == ValueTypes.EXN;
            case ValueTypes.I31, ValueTypes.STRUCT, ValueTypes.ARRAY -> isAboveAggregates(expected);
            case ValueTypes.EQ -> expected == ValueTypes.ANY;
            default -> false;
        };
    }

    /** The nullable reference to everything of the same kind: what a cast may start from. */
    int top(int reference) {
        int heap = ValueTypes.nonNull(reference);
        if (ValueTypes.isIndexed(heap)) {
            boolean function = isFunction(ValueTypes.index(heap));
            return ValueTypes.nullable(function ? ValueTypes.FUNC : ValueTypes.ANY);
        }
        return ValueTypes.nullable(topOfAbstract(heap));
    }

    private static int topOfAbstract(int heap) {
        return switch (heap) {
            case ValueTypes.FUNC, ValueTypes.NOFUNC -> ValueTypes.FUNC;
            case ValueTypes.EXTERN, ValueTypes.NOEXTERN -> ValueTypes.EXTERN;
            case ValueTypes.EXN, ValueTypes.NOEXN -> ValueTypes.EXN;
            case ValueTypes.UNKNOWN_HEAP -> ValueTypes.UNKNOWN_HEAP;
            default -> ValueTypes.ANY;
        };
    }

    /** Whether what a type describes fits what its supertype describes. */
    boolean extendsProperly(DefinedType type, DefinedType above) {
        if (type.form() != above.form()) {
            return false;
        }
        return switch (type.form()) {
            case FUNCTION ->
                    allMatch(above.parameters(), type.parameters())
                            && allMatch(type.results(), above.results());
            case STRUCT, ARRAY -> fieldsMatch(type, above);
        };
    }

    /** Whether there are as many, and each fits its counterpart. */
    boolean allMatch(int[] values, int[] expected) {
        if (values.length != expected.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (!matches(values[i], expected[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean fieldsMatch(DefinedType type, DefinedType above) {
        if (type.fields() < above.fields()) {
            return false;
        }
        for (int i = 0; i < above.fields(); i++) {
            boolean mutable = above.isMutable(i);
            if (type.isMutable(i) != mutable
                    || !matches(type.storage(i), above.storage(i))
                    || (mutable && !matches(above.storage(i), type.storage(i)))) {
                return false;
            }
        }
        return true;
    }
}
