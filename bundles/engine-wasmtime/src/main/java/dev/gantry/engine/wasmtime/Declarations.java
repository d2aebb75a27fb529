// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.ExportType;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.TagType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What a valid module declares apart from its code. Read here and not asked of the library: that knows
 * of memories and tables only which are exported, and ends the process when it is asked about a type
 * that its interface has no number for.
 */
final class Declarations {
    /** What an exported name stands for. */
    record Export(String name, ItemKind kind, int index) {}

    /** A memory or table that the module defines. */
    record Definition(ItemKind kind, int index, ExternType type) {
        /** The size that it starts with. */
        long minimum() {
            return type instanceof MemoryType memory ? memory.minimum() : table().minimum();
        }

        /** Whether it may become larger. */
        boolean canGrow() {
            OptionalLong maximum =
                    type instanceof MemoryType memory ? memory.maximum() : table().maximum();
            return maximum.isEmpty() || maximum.getAsLong() != minimum();
        }

        private TableType table() {
            return (TableType) type;
        }
    }

    private final List<FunctionType> types;
    private final List<ImportType> imports = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final Map<ItemKind, List<ExternType>> items = new EnumMap<>(ItemKind.class);
    private final Map<ItemKind, List<Integer>> imported = new EnumMap<>(ItemKind.class);

    Declarations(ModuleBytes module) {
        for (ItemKind kind : ItemKind.values()) {
            items.put(kind, new ArrayList<>());
            imported.put(kind, new ArrayList<>());
        }
        this.types = TypeReader.section(module.reader(ModuleBytes.TYPES));
        each(module, ModuleBytes.IMPORTS, this::importItem);
        define(module, ModuleBytes.FUNCTIONS, ItemKind.FUNCTION);
        define(module, ModuleBytes.TABLES, ItemKind.TABLE);
        define(module, ModuleBytes.MEMORIES, ItemKind.MEMORY);
        define(module, ModuleBytes.GLOBALS, ItemKind.GLOBAL);
        define(module, ModuleBytes.TAGS, ItemKind.TAG);
        each(module, ModuleBytes.EXPORTS, this::export);
    }

    List<ImportType> imports() {
        return imports;
    }

    List<Export> exports() {
        return exports;
    }

    List<ExportType> exportTypes() {
        List<ExportType> exportTypes = new ArrayList<>(exports.size());
        for (Export export : exports) {
            exportTypes.add(new ExportType(export.name, items(export.kind).get(export.index)));
        }
        return exportTypes;
    }

    /** Where items of a kind stand among the imports; they come first in the numbering. */
    List<Integer> imported(ItemKind kind) {
        return imported.getOrDefault(kind, List.of());
    }

    /** The memories or tables that the module defines itself. */
    List<Definition> definitions(ItemKind kind) {
        List<ExternType> all = items(kind);
        List<Definition> own = new ArrayList<>();
        for (int index = imported(kind).size(); index < all.size(); index++) {
            own.add(new Definition(kind, index, all.get(index)));
        }
        return own;
    }

    /** The names that functions are exported by, for each the first. */
    Map<Integer, String> exportedFunctions() {
        Map<Integer, String> names = new HashMap<>();
        for (Export export : exports) {
            if (export.kind == ItemKind.FUNCTION) {
                names.putIfAbsent(export.index, export.name);
            }
        }
        return names;
    }

    private List<ExternType> items(ItemKind kind) {
        return items.getOrDefault(kind, List.of());
    }

    private void importItem(ByteReader reader) {
        String module = reader.name();
        String name = reader.name();
        ItemKind kind = ItemKind.read(reader);
        ExternType type = type(kind, reader);
        items(kind).add(type);
        imported(kind).add(imports.size());
        imports.add(new ImportType(module, name, type));
    }

    private void define(ModuleBytes module, int section, ItemKind kind) {
        each(module, section, reader -> items(kind).add(definition(kind, reader)));
    }

    private ExternType definition(ItemKind kind, ByteReader reader) {
        boolean initialized = kind == ItemKind.TABLE && reader.peek() == 0x40;
        if (initialized) {
            reader.skip(2);
        }
        ExternType type = type(kind, reader);
        if (initialized || kind == ItemKind.GLOBAL) {
            ConstantExpression.skip(reader);
        }
        return type;
    }

    private ExternType type(ItemKind kind, ByteReader reader) {
        return switch (kind) {
            case FUNCTION -> functionType(reader);
            case TABLE -> TypeReader.table(reader);
            case MEMORY -> TypeReader.memory(reader);
            case GLOBAL -> TypeReader.global(reader);
            case TAG -> {
                reader.skip(1);
                yield new TagType(functionType(reader));
            }
        };
    }

    private FunctionType functionType(ByteReader reader) {
        int index = reader.u32();
        if (index < 0 || index >= types.size()) {
            throw reader.malformed("a type does not exist");
        }
        return types.get(index);
    }

    private void export(ByteReader reader) {
        String name = reader.name();
        ItemKind kind = ItemKind.read(reader);
        int index = reader.u32();
        if (index < 0 || index >= items(kind).size()) {
            throw reader.malformed("an exported item does not exist");
        }
        exports.add(new Export(name, kind, index));
    }

    private static void each(ModuleBytes module, int section, Consumer<ByteReader> item) {
        ByteReader reader = module.reader(section);
        if (!reader.atEnd()) {
            for (int left = reader.count(); left > 0; left--) {
                item.accept(reader);
            }
        }
    }
}
