// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the custom section that tells which tools made a file. Nothing depends on it: where it is
 * malformed, there are fewer producers, and no error.
 */
final class ProducersSection {
    static final String NAME = "producers";

    private ProducersSection() {}

    /** What the section says, as far as it can be read. */
    static List<ModuleInspection.Producer> read(BinaryReader section) {
        List<ModuleInspection.Producer> producers = new ArrayList<>();
        try {
            int fields = section.count("fields", Caps.PRODUCERS, 2);
            for (int i = 0; i < fields; i++) {
                readField(section, producers);
            }
        } catch (InvalidModuleException malformed) {
            // What was read before the mistake is as good as it would be without.
        }
        return producers;
    }

    private static void readField(BinaryReader section, List<ModuleInspection.Producer> producers) {
        String field = section.name();
        int count = section.count("producers", Caps.PRODUCERS, 2);
        for (int i = 0; i < count; i++) {
            producers.add(new ModuleInspection.Producer(field, section.name(), section.name()));
        }
    }
}
