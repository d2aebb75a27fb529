// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.wasm.InvalidException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.MutabilityType;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.TagType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The types of everything in a module, by index: what it imports first, then what it defines. */
final class ModuleTypes {
    private final List<FunctionType> functions;
    private final List<TableType> tables;
    private final List<MemoryType> memories;
    private final List<GlobalType> globals;
    private final List<TagType> tags;
    private final ExportSection exports;

    ModuleTypes(WasmModule parsed, ModuleScan scan, List<ImportType> imports) {
        this.functions = imported(imports, FunctionType.class);
        this.tables = imported(imports, TableType.class);
        this.memories = imported(imports, MemoryType.class);
        this.globals = imported(imports, GlobalType.class);
        this.tags =
                parsed.tagSection().stream()
                        .flatMap(section -> Arrays.stream(section.types()))
                        .map(tag -> parsed.typeSection().getType(tag.typeIdx()))
                        .map(type -> new TagType(Types.function(type)))
                        .toList();
        this.exports = parsed.exportSection();
        for (int i = 0; i < parsed.functionSection().functionCount(); i++) {
            int type = parsed.functionSection().getFunctionType(i);
            functions.add(Types.function(parsed.typeSection().getType(type)));
        }
        tables.addAll(scan.tables());
        memories.addAll(scan.memories());
        for (Global global : parsed.globalSection().globals()) {
            boolean mutable = global.mutabilityType() == MutabilityType.Var;
            globals.add(new GlobalType(Types.value(global.valueType()), mutable));
        }
    }

    private ExternType of(Export export) {
        List<? extends ExternType> types =
                switch (export.exportType()) {
                    case FUNCTION -> functions;
                    case TABLE -> tables;
                    case MEMORY -> memories;
                    case GLOBAL -> globals;
                    case TAG -> tags;
                };
        if (export.index() < 0 || export.index() >= types.size()) {
            throw new InvalidException("an export names something that is not there");
        }
        return types.get(export.index());
    }

    List<ExportType> exports() {
        Set<String> names = new HashSet<>();
        List<ExportType> types = new ArrayList<>();
        for (int i = 0; i < exports.exportCount(); i++) {
            Export export = exports.getExport(i);
            if (!names.add(export.name())) {
                throw new InvalidException("duplicate export name " + export.name());
            }
            types.add(new ExportType(export.name(), of(export)));
        }
        return List.copyOf(types);
    }

    private static <T extends ExternType> List<T> imported(
            List<ImportType> imports, Class<T> kind) {
        List<T> types = new ArrayList<>();
        for (ImportType entry : imports) {
            if (kind.isInstance(entry.type())) {
                types.add(kind.cast(entry.type()));
            }
        }
        return types;
    }
}
