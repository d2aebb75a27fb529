// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.outline.Section;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the custom section that holds names for people. Nothing depends on it: where it is malformed
 * or wrong, there are fewer names, and no error.
 */
public final class NameSection {
    private static final String NAME = "name";
    private static final int FUNCTION_NAMES = 1;

    private NameSection() {}

    /**
     * The names of functions by their index. They come from the guest: clean them before showing
     * them.
     *
     * @param wasm the bytes that the outline was read from
     */
    public static Map<Integer, String> functionNames(byte[] wasm, ModuleOutline outline) {
        Optional<Section> section = outline.customSection(NAME);
        if (section.isEmpty()) {
            return Map.of();
        }
        Map<Integer, String> names = new HashMap<>();
        try {
            BinaryReader file = new BinaryReader("", wasm);
            file.skip(section.get().offset());
            read(file.part(section.get().size()), outline.spaces().functions().size(), names);
        } catch (InvalidModuleException malformed) {
            // What was read before the mistake is as good as it would be without.
        }
        return Collections.unmodifiableMap(names);
    }

    private static void read(BinaryReader section, int functions, Map<Integer, String> names) {
        while (section.remaining() > 0) {
            int kind = section.u8();
            BinaryReader subsection = section.part(section.u32(), "the subsection");
            if (kind == FUNCTION_NAMES) {
                int count = subsection.count("names", Caps.FUNCTIONS, 2);
                for (int i = 0; i < count; i++) {
                    int index = subsection.index(functions, "function");
                    names.putIfAbsent(index, subsection.name());
                }
            }
        }
    }
}
