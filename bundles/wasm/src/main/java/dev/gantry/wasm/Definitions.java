// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import dev.gantry.GuestText;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.TagType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Collects what the sections of one module define, import and export, so that later sections can
 * speak of it by index.
 */
final class Definitions {
    private static final int FUNCTION = 0;
    private static final int TABLE = 1;
    private static final int MEMORY = 2;
    private static final int GLOBAL = 3;
    private static final int TAG = 4;

    /** Comes first where a table has an initial value. */
    private static final int TABLE_WITH_VALUE = 0x40;

    private final List<Optional<FunctionType>> types = new ArrayList<>();
    private final List<ImportType> imports = new ArrayList<>();
    private final List<FunctionType> functions = new ArrayList<>();
    private final List<TableType> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<GlobalType> globals = new ArrayList<>();
    private final List<TagType> tags = new ArrayList<>();
    private final List<ExportType> exports = new ArrayList<>();
    private final Set<String> exportNames = new HashSet<>();
    private OptionalInt start = OptionalInt.empty();
    private int functionsWithBody;

    ModuleOutline outline(List<Section> sections) {
        IndexSpaces spaces = new IndexSpaces(functions, tables, memories, globals, tags);
        return new ModuleOutline(types, imports, spaces, exports, start, sections);
    }

    /** How many functions the function section announced: the code section has one body for each. */
    int functionsWithBody() {
        return functionsWithBody;
    }

    void readTypes(BinaryReader content) {
        TypeReader reader = new TypeReader(content);
        int count = content.count("types", Caps.TYPES, 2);
        for (int i = 0; i < count; i++) {
            reader.readGroup(types);
        }
    }

    void readImports(BinaryReader content) {
        int count = content.count("imports", Caps.IMPORTS, 4);
        for (int i = 0; i < count; i++) {
            String module = content.name();
            String name = content.name();
            imports.add(new ImportType(module, name, readImported(content)));
        }
    }

    private ExternType readImported(BinaryReader content) {
        int at = content.position();
        int kind = content.u8();
        TypeReader reader = new TypeReader(content);
        return switch (kind) {
            case FUNCTION -> added(functions, readFunctionType(content));
            case TABLE -> added(tables, reader.table());
            case MEMORY -> added(memories, reader.memory());
            case GLOBAL -> added(globals, reader.global());
            case TAG -> added(tags, readTag(content));
            default -> throw content.malformed(at, "unknown kind of import " + kind);
        };
    }

    private static <T> T added(List<T> space, T type) {
        space.add(type);
        return type;
    }

    private FunctionType readFunctionType(BinaryReader content) {
        int at = content.position();
        int index = content.index(types.size(), "type");
        return types.get(index)
                .orElseThrow(() -> content.invalid(at, "type " + index + " is no function type"));
    }

    private TagType readTag(BinaryReader content) {
        int at = content.position();
        if (content.u8() != 0) {
            throw content.malformed(at, "unknown kind of tag");
        }
        return new TagType(readFunctionType(content));
    }

    void readFunctions(BinaryReader content) {
        functionsWithBody = content.count("functions", Caps.FUNCTIONS, 1);
        for (int i = 0; i < functionsWithBody; i++) {
            functions.add(readFunctionType(content));
        }
    }

    void readTables(BinaryReader content) {
        int count = content.count("tables", Caps.TABLES, 3);
        for (int i = 0; i < count; i++) {
            boolean hasValue = content.peek() == TABLE_WITH_VALUE;
            if (hasValue) {
                checkTableVersion(content);
            }
            tables.add(new TypeReader(content).table());
            if (hasValue) {
                ConstantExpression.skip(content);
            }
        }
    }

    private static void checkTableVersion(BinaryReader content) {
        int at = content.position();
        content.u8();
        if (content.u8() != 0) {
            throw content.malformed(at, "unknown encoding of a table");
        }
    }

    void readMemories(BinaryReader content) {
        int count = content.count("memories", Caps.MEMORIES, 2);
        for (int i = 0; i < count; i++) {
            memories.add(new TypeReader(content).memory());
        }
    }

    void readTags(BinaryReader content) {
        int count = content.count("tags", Caps.TAGS, 2);
        for (int i = 0; i < count; i++) {
            tags.add(readTag(content));
        }
    }

    void readGlobals(BinaryReader content) {
        int count = content.count("globals", Caps.GLOBALS, 3);
        for (int i = 0; i < count; i++) {
            globals.add(new TypeReader(content).global());
            ConstantExpression.skip(content);
        }
    }

    void readExports(BinaryReader content) {
        int count = content.count("exports", Caps.EXPORTS, 3);
        for (int i = 0; i < count; i++) {
            int at = content.position();
            String name = content.name();
            if (!exportNames.add(name)) {
                throw content.invalid(at, "two exports are called " + GuestText.quote(name));
            }
            exports.add(new ExportType(name, readExported(content)));
        }
    }

    private ExternType readExported(BinaryReader content) {
        int at = content.position();
        int kind = content.u8();
        return switch (kind) {
            case FUNCTION -> functions.get(content.index(functions.size(), "function"));
            case TABLE -> tables.get(content.index(tables.size(), "table"));
            case MEMORY -> memories.get(content.index(memories.size(), "memory"));
            case GLOBAL -> globals.get(content.index(globals.size(), "global"));
            case TAG -> tags.get(content.index(tags.size(), "tag"));
            default -> throw content.malformed(at, "unknown kind of export " + kind);
        };
    }

    void readStart(BinaryReader content) {
        start = OptionalInt.of(content.index(functions.size(), "function"));
    }
}
