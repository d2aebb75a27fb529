// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import dev.gantry.GuestText;
import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.outline.BinaryKind;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.outline.Proposal;
import dev.gantry.wasm.outline.Section;
import dev.gantry.wasm.outline.SectionKind;
import dev.gantry.wasm.validation.FunctionVisitor;
import dev.gantry.wasm.validation.ModuleModel;
import dev.gantry.wasm.validation.ModuleValidator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a file tells about itself. All names come from the file: clean them before showing them.
 *
 * @param sections in the order of the file
 * @param details absent unless it is a core module
 */
public record ModuleInspection(
        BinaryKind kind,
        List<SectionSize> sections,
        List<Producer> producers,
        Optional<Details> details) {
    public ModuleInspection {
        Objects.requireNonNull(kind, "kind");
        sections = List.copyOf(sections);
        producers = List.copyOf(producers);
    }

    /**
     * One section of the file.
     *
     * @param kind for example {@code data count}
     * @param name of a custom section, else empty
     * @param size of its content in bytes
     */
    public record SectionSize(String kind, String name, int size) {}

    /**
     * What took part in making it, as it says itself.
     *
     * @param field for example {@code language}
     */
    public record Producer(String field, String name, String version) {}

    /**
     * What a core module says of itself.
     *
     * @param proposals what it uses beyond WebAssembly 1.0
     */
    public record Details(ModuleOutline outline, Set<Proposal> proposals, Counts counts) {
        public Details {
            proposals = Set.copyOf(proposals);
        }
    }

    /**
     * How much of what it has.
     *
     * @param functions that it defines
     * @param globals that it defines
     * @param codeBytes of its code section
     * @param dataBytes of all its data segments
     */
    public record Counts(int functions, int globals, int codeBytes, long dataBytes) {}

    /**
     * Inspects a file. A core module is validated; of a component only the sections are listed.
     *
     * @param name what messages call it; cleaned here
     * @throws dev.gantry.engine.InvalidModuleException if it is neither, or is not valid
     */
    public static ModuleInspection of(String name, byte[] wasm) {
        if (BinaryKind.of(wasm) == BinaryKind.COMPONENT) {
            ComponentSections component =
                    ComponentSections.read(new BinaryReader(GuestText.clean(name), wasm));
            return new ModuleInspection(
                    component.kind(),
                    component.sections(),
                    component.producers(),
                    Optional.empty());
        }
        return of(ModuleValidator.validate(name, wasm, FunctionVisitor.NONE));
    }

    private static ModuleInspection of(ModuleModel module) {
        ModuleOutline outline = module.outline();
        return new ModuleInspection(
                BinaryKind.CORE_MODULE,
                outline.sections().stream().map(ModuleInspection::size).toList(),
                outline.customSection(ProducersSection.NAME)
                        .map(section -> ProducersSection.read(content(module, section)))
                        .orElse(List.of()),
                Optional.of(new Details(outline, module.proposals(), counts(module))));
    }

    private static SectionSize size(Section section) {
        return new SectionSize(section.kind().label(), section.name(), section.size());
    }

    private static BinaryReader content(ModuleModel module, Section section) {
        BinaryReader file = new BinaryReader(module.subject(), module.bytes());
        file.skip(section.offset());
        return file.part(section.size());
    }

    private static Counts counts(ModuleModel module) {
        int codeBytes =
                module.sections().stream()
                        .filter(section -> section.kind() == SectionKind.CODE)
                        .mapToInt(Section::size)
                        .sum();
        return new Counts(
                module.functions() - module.importedFunctions(),
                module.globals() - module.importedGlobals(),
                codeBytes,
                module.dataBytes());
    }
}
