// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.GuestText;
import dev.gantry.engine.InvalidModuleException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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

    /** The names of these functions; nothing for those that have none. */
    Map<Integer, String> of(Set<Integer> functions) {
        Map<Integer, String> names = new HashMap<>(exported);
        names.keySet().retainAll(functions);
        try {
            read(names, functions);
        } catch (InvalidModuleException e) {
            // What was read up to there is good.
        }
        names.replaceAll((function, name) -> GuestText.clean(name));
        return names;
    }

    private void read(Map<Integer, String> names, Set<Integer> functions) {
        ByteReader reader = new ByteReader("", section, 0, section.length);
        while (!reader.atEnd()) {
            int id = reader.u8();
            ByteReader part = reader.part(reader.count());
            if (id == FUNCTIONS) {
                for (int left = part.count(); left > 0; left--) {
                    int function = part.u32();
                    String name = part.name();
                    if (functions.contains(function)) {
                        names.put(function, name);
                    }
                }
            }
        }
    }
}
