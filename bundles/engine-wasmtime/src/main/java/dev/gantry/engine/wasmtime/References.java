// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The references of one store, and the tokens by which the host knows them. The token of a funcref is a
 * number that the store gave out, so that no number of the host becomes an address; there are no more of
 * them than functions. An externref holds its token, increased by one, as its data.
 */
final class References {
    private static final long NOTHING = 0;

    private final CApi api;
    private final Slab slab;
    private final long context;
    private final Map<Long, Integer> tokens = new HashMap<>();
    private final List<Long> functions = new ArrayList<>();

    References(CApi api, Slab slab, long context) {
        this.api = api;
        this.slab = slab;
        this.context = context;
    }

    /** The token of a function at an address. */
    long token(long function) {
        if (function == NOTHING) {
            return ValueType.NULL_REFERENCE;
        }
        return tokens.computeIfAbsent(
                function,
                address -> {
                    functions.add(address);
                    return functions.size() - 1;
                });
    }

    /** The address of the function with a token. */
    long function(long token) {
        if (token == ValueType.NULL_REFERENCE) {
            return NOTHING;
        }
        if (token < 0 || token >= functions.size()) {
            throw new IllegalArgumentException("the store has no function with token " + token);
        }
        return functions.get((int) token);
    }

    /** The token of an externref as it stands in a cell. */
    long externToken(int raw) {
        if (raw == NOTHING) {
            return ValueType.NULL_REFERENCE;
        }
        long reference = slab.takeCells(2);
        try {
            api.call(
                    CFunction.WASMTIME_EXTERNREF_FROM_RAW,
                    context,
                    Integer.toUnsignedLong(raw),
                    reference);
            return takeToken(reference);
        } finally {
            slab.giveBackCells(reference);
        }
    }

    /** The token of a rooted externref, whose root is given up. */
    long takeToken(long reference) {
        if (Layouts.getLong(reference) == NOTHING) {
            return ValueType.NULL_REFERENCE;
        }
        long data = api.call(CFunction.WASMTIME_EXTERNREF_DATA, context, reference);
        api.call(CFunction.WASMTIME_EXTERNREF_UNROOT, reference);
        if (data == NOTHING) { // An object of the guest in disguise.
            throw Refusal.reference();
        }
        return data - 1;
    }

    /** Makes a rooted externref for a token. */
    void root(long token, long reference) {
        if (token != (int) token || token < ValueType.NULL_REFERENCE) {
            throw new IllegalArgumentException(
                    "the token of an externref is from 0 to 2^31-1, or null");
        }
        Layouts.putLong(reference, NOTHING);
        if (token != ValueType.NULL_REFERENCE) {
            long made =
                    api.call(CFunction.WASMTIME_EXTERNREF_NEW, context, token + 1, 0, reference);
            if ((made & 0xff) == 0) {
                throw new TrapException(TrapCode.OUT_OF_MEMORY);
            }
        }
    }

    /**
     * Writes the externrefs among some values into their cells. All of them are made before the first
     * is written: making one may collect what a cell alone refers to.
     */
    void writeExternrefs(ValueType[] types, long[] slots, long cells) {
        long references = slab.takeCells(2 * types.length);
        int rooted = 0;
        try {
            int slot = 0;
            for (int i = 0; i < types.length; i++) {
                if (types[i] == ValueType.EXTERNREF) {
                    root(slots[slot], references + 2L * rooted * Layouts.CELL);
                    rooted++;
                }
                slot += types[i].slots();
            }
            writeRooted(types, references, cells);
        } finally {
            for (int i = 0; i < rooted; i++) {
                unroot(references + 2L * i * Layouts.CELL);
            }
            slab.giveBackCells(references);
        }
    }

    private void writeRooted(ValueType[] types, long references, long cells) {
        long reference = references;
        for (int i = 0; i < types.length; i++) {
            if (types[i] == ValueType.EXTERNREF) {
                boolean none = Layouts.getLong(reference) == NOTHING;
                long raw =
                        none
                                ? NOTHING
                                : api.call(CFunction.WASMTIME_EXTERNREF_TO_RAW, context, reference);
                Layouts.putInt(cells + i * Layouts.CELL, (int) raw);
                reference += 2 * Layouts.CELL;
            }
        }
    }

    void unroot(long reference) {
        if (Layouts.getLong(reference) != NOTHING) {
            api.call(CFunction.WASMTIME_EXTERNREF_UNROOT, reference);
        }
    }
}
