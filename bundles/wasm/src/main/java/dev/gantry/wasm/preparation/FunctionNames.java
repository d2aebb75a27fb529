// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.outline.Section;
import dev.gantry.wasm.validation.ModuleModel;

/**
 * Writes the names of functions again, with their new indices. Names are only for people: where the
 * section is malformed the rest of it is left out.
 */
final class FunctionNames {
    private static final String NAME = "name";
    private static final int FUNCTIONS = 1;

    private FunctionNames() {}

    /** The content of a name section; empty if there is no name to keep. */
    static ByteSink write(ModuleModel module, IndexShift shift) {
        ByteSink content = new ByteSink(16);
        module.outline()
                .customSection(NAME)
                .ifPresent(section -> write(module, shift, section, content));
        return content;
    }

    private static void write(
            ModuleModel module, IndexShift shift, Section section, ByteSink content) {
        ByteSink names = new ByteSink(section.size());
        int count = 0;
        try {
            BinaryReader reader = functionNames(module, section);
            int last = -1;
            for (int left = reader.u32(); left > 0 && reader.remaining() > 0; left--) {
                int index = reader.index(module.functions(), "function");
                int start = reader.position();
                reader.name();
                if (index > last) { // in order, as the format wants them
                    names.u32(shift.function(index));
                    names.bytes(module.bytes(), start, reader.position());
                    last = index;
                    count++;
                }
            }
        } catch (InvalidModuleException malformed) {
            // What was read before the mistake is as good as it would be without.
        }
        if (count > 0) {
            ByteSink subsection = new ByteSink(names.size() + 8);
            subsection.u32(count);
            subsection.append(names);
            content.name(NAME);
            content.u8(FUNCTIONS);
            content.sized(subsection);
        }
    }

    private static BinaryReader functionNames(ModuleModel module, Section section) {
        BinaryReader file = new BinaryReader("", module.bytes());
        file.skip(section.offset());
        BinaryReader content = file.part(section.size());
        while (true) {
            int kind = content.u8();
            BinaryReader subsection = content.part(content.u32());
            if (kind == FUNCTIONS) {
                return subsection;
            }
        }
    }
}
