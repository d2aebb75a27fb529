// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.GuestText;
import dev.gantry.engine.InvalidModuleException;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of functions for people. Read only when a guest traps; whatever cannot be read is left
 * out, since a wrong comment is no reason to refuse a guest.
 */
final class FunctionNames {
    private static final int FUNCTIONS = 1;

    private final byte[] section;
    private final Map<Integer, String> exported;

    /**
     * @param section the content of the name section
     * @param exported the names that functions are exported by, for those without another
     */
    FunctionNames(byte[] section, Map<Integer, String> exported) {
        this.section = section;
        this.exported = Map.copyOf(exported);
    }

    /** The names of these functions; empty where there is none. */
    Map<Integer, String> of(Iterable<Integer> functions) {
        Map<Integer, String> all = new HashMap<>(exported);
        try {
            read(all);
        } catch (InvalidModuleException e) {
            // What was read up to there is good.
        }
        Map<Integer, String> names = new HashMap<>();
        functions.forEach(
                function -> names.put(function, GuestText.clean(all.getOrDefault(function, ""))));
        return names;
    }

    private void read(Map<Integer, String> names) {
        ByteReader reader = new ByteReader("", section, 0, section.length);
        while (!reader.atEnd()) {
            int id = reader.u8();
            ByteReader part = reader.part(reader.count());
            if (id == FUNCTIONS) {
                for (int left = part.count(); left > 0; left--) {
                    names.put((int) part.u32(), part.name());
                }
            }
        }
    }
}
