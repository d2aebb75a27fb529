// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The locals of a function, and new ones behind them, made when they are first asked for. */
final class SpareLocals {
    private static final int I32 = 0x7f;

    private final ByteArrayOutputStream groups = new ByteArrayOutputStream();
    private final List<Integer> spare = new ArrayList<>();
    private final int first;
    private int groupCount;
    private int condition = -1;

    /**
     * @param parameters how many parameters the function has
     * @param body at its beginning; what declares the locals is read
     */
    SpareLocals(int parameters, ByteReader body) {
        int count = parameters;
        groupCount = body.count();
        int from = body.position();
        for (int left = groupCount; left > 0; left--) {
            count += (int) body.u32();
            body.skip(1);
        }
        body.copy(from, groups);
        first = count;
    }

    /** Locals of these types, all different, the same ones for the same types. */
    List<Integer> of(List<Integer> types) {
        List<Integer> found = new ArrayList<>();
        for (int type : types) {
            int next = 0;
            while (next < spare.size()
                    && (spare.get(next) != type
                            || first + next == condition
                            || found.contains(first + next))) {
                next++;
            }
            if (next == spare.size()) {
                spare.add(type);
            }
            found.add(first + next);
        }
        return found;
    }

    /** An i32 that {@link #of} never gives. */
    int condition() {
        if (condition < 0) {
            condition = first + spare.size();
            spare.add(I32);
        }
        return condition;
    }

    /** The declaration of all locals. */
    byte[] declared() {
        ByteArrayOutputStream declared = new ByteArrayOutputStream();
        ModuleBytes.writeNumber(declared, groupCount + spare.size());
        declared.writeBytes(groups.toByteArray());
        for (int type : spare) {
            declared.write(1);
            declared.write(type);
        }
        return declared.toByteArray();
    }
}
