// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ValueType;
import java.util.List;

/**
 * How the values of a function travel between the slots of the SPI and the cells of the library. The
 * library trusts that there are as many cells as the type says: checked here.
 */
final class Signature {
    private final FunctionType type;
    private final ValueType[] parameters;
    private final ValueType[] results;
    private final int parameterSlots;
    private final int resultSlots;
    private final boolean hasOtherReferences;

    Signature(FunctionType type) {
        this.type = type;
        this.parameters = type.parameters().toArray(ValueType[]::new);
        this.results = type.results().toArray(ValueType[]::new);
        this.parameterSlots = type.parameterSlots();
        this.resultSlots = type.resultSlots();
        this.hasOtherReferences = other(type.parameters()) || other(type.results());
    }

    FunctionType type() {
        return type;
    }

    int parameterSlots() {
        return parameterSlots;
    }

    int resultSlots() {
        return resultSlots;
    }

    /** How many cells a call takes. */
    int cells() {
        return Math.max(parameters.length, results.length);
    }

    /** Refuses what no call between host and guest can pass. */
    void checkPassable() {
        if (hasOtherReferences) {
            throw Refusal.reference();
        }
    }

    /** Refuses arrays that are too short, before anything has happened. */
    void checkSlots(long[] arguments, long[] answers) {
        if (arguments.length < parameterSlots || answers.length < resultSlots) {
            throw new IllegalArgumentException(
                    "too few slots for " + type + ": " + arguments.length + ", " + answers.length);
        }
    }

    void writeParameters(long[] slots, long cells, References references) {
        write(parameters, slots, cells, references);
    }

    void readParameters(long cells, long[] slots, References references) {
        read(parameters, cells, slots, references);
    }

    void writeResults(long[] slots, long cells, References references) {
        write(results, slots, cells, references);
    }

    void readResults(long cells, long[] slots, References references) {
        read(results, cells, slots, references);
    }

    private static void write(ValueType[] types, long[] slots, long cells, References references) {
        boolean externrefs = false;
        int slot = 0;
        long cell = cells;
        for (ValueType type : types) {
            switch (type) {
                case I32, F32 -> Layouts.putInt(cell, (int) slots[slot]);
                case I64, F64 -> Layouts.putLong(cell, slots[slot]);
                case V128 -> {
                    Layouts.putLong(cell, slots[slot++]);
                    Layouts.putLong(cell + Layouts.WORD, slots[slot]);
                }
                case FUNCREF -> Layouts.putLong(cell, references.function(slots[slot]));
                case EXTERNREF, OTHER_REFERENCE -> externrefs = true;
            }
            slot++;
            cell += Layouts.CELL;
        }
        if (externrefs) {
            references.writeExternrefs(types, slots, cells);
        }
    }

    private static void read(ValueType[] types, long cells, long[] slots, References references) {
        int slot = 0;
        long cell = cells;
        for (ValueType type : types) {
            switch (type) {
                case I32, F32 -> slots[slot] = Layouts.getInt(cell);
                case I64, F64 -> slots[slot] = Layouts.getLong(cell);
                case V128 -> {
                    slots[slot++] = Layouts.getLong(cell);
                    slots[slot] = Layouts.getLong(cell + Layouts.WORD);
                }
                case FUNCREF -> slots[slot] = references.token(Layouts.getLong(cell));
                case EXTERNREF, OTHER_REFERENCE ->
                        slots[slot] = references.externToken(Layouts.getInt(cell));
            }
            slot++;
            cell += Layouts.CELL;
        }
    }

    private static boolean other(List<ValueType> types) {
        return types.contains(ValueType.OTHER_REFERENCE);
    }
}
