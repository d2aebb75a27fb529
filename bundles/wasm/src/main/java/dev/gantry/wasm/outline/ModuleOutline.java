// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.outline;

import dev.gantry.engine.ExportType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ImportType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a module says about itself, without its code.
 *
 * @param types by their index; empty for structures and arrays
 * @param start the index of the function that runs at instantiation
 * @param sections all of them, in the order of the file
 */
public record ModuleOutline(
        List<Optional<FunctionType>> types,
        List<ImportType> imports,
        IndexSpaces spaces,
        List<ExportType> exports,
        OptionalInt start,
        List<Section> sections) {
    public ModuleOutline {
        types = List.copyOf(types);
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        sections = List.copyOf(sections);
    }

    /** How many of its functions are imported; their indices come first. */
    public int importedFunctions() {
        return (int) imports.stream().filter(entry -> entry.type() instanceof FunctionType).count();
    }

    /** The first custom section of this name. */
    public Optional<Section> customSection(String name) {
        return sections.stream()
                .filter(section -> section.kind() == SectionKind.CUSTOM)
                .filter(section -> section.name().equals(name))
                .findFirst();
    }
}
