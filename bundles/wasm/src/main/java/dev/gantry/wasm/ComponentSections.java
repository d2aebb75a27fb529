// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;
import dev.gantry.wasm.outline.BinaryKind;
import java.util.ArrayList;
import java.util.List;

/** Lists the sections of a component without looking into them. */
final class ComponentSections {
    private static final int CUSTOM = 0;

    /** By their number. */
    private static final List<String> NAMES =
            List.of(
                    "custom",
                    "core module",
                    "core instance",
                    "core type",
                    "component",
                    "instance",
                    "alias",
                    "type",
                    "canonical function",
                    "start",
                    "import",
                    "export",
                    "value");

    /** All that a WIT package has. */
    private static final List<String> OF_WIT_PACKAGES = List.of("custom", "type", "export");

    private final List<ModuleInspection.SectionSize> sections = new ArrayList<>();
    private final List<ModuleInspection.Producer> producers = new ArrayList<>();

    private ComponentSections() {}

    /** Reads a file whose preamble is that of a component. */
    static ComponentSections read(BinaryReader file) {
        ComponentSections all = new ComponentSections();
        file.skip(BinaryKind.PREAMBLE_BYTES);
        while (file.remaining() > 0) {
            all.readSection(file);
        }
        return all;
    }

    private void readSection(BinaryReader file) {
        int at = file.position();
        if (sections.size() == Caps.SECTIONS) {
            throw file.limit(at, "more than the " + Caps.SECTIONS + " sections allowed");
        }
        int id = file.u8();
        if (id >= NAMES.size()) {
            throw file.malformed(at, "unknown kind of section " + id);
        }
        BinaryReader content = file.part(file.u32());
        String name = id == CUSTOM ? content.name() : "";
        sections.add(new ModuleInspection.SectionSize(NAMES.get(id), name, content.remaining()));
        if (name.equals(ProducersSection.NAME)) {
            producers.addAll(ProducersSection.read(content));
        }
    }

    /** Whether there is nothing but types and what they are called. */
    BinaryKind kind() {
        boolean types =
                sections.stream().allMatch(section -> OF_WIT_PACKAGES.contains(section.kind()));
        boolean exports = sections.stream().anyMatch(section -> section.kind().equals("export"));
        return types && exports ? BinaryKind.WIT_PACKAGE : BinaryKind.COMPONENT;
    }

    List<ModuleInspection.SectionSize> sections() {
        return sections;
    }

    List<ModuleInspection.Producer> producers() {
        return producers;
    }
}
