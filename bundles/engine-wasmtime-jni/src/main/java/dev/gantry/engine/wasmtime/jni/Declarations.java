// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a module declares: its types, imports, exports, and everything that has an index. The library
 * lists the imports of a module only, and no names beyond ASCII can be trusted to pass through it.
 */
final class Declarations {
    /** An export, by the kind and the index that the bytes have. */
    record Export(String name, int kind, int index) {}

    static final int FUNCTION = 0;
    static final int TABLE = 1;
    static final int MEMORY = 2;
    static final int GLOBAL = 3;
    private static final int TAG = 4;

    private final List<FunctionType> types = new ArrayList<>();
    private final List<ImportType> imports = new ArrayList<>();
    private final List<FunctionType> functions = new ArrayList<>();
    private final List<TableType> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<GlobalType> globals = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final int importedTables;
    private final int importedMemories;
    private OptionalInt start = OptionalInt.empty();

    Declarations(ModuleBytes bytes) {
        bytes.section(ModuleBytes.TYPES).ifPresent(this::readTypes);
        bytes.section(ModuleBytes.IMPORTS).ifPresent(this::readImports);
        importedTables = tables.size();
        importedMemories = memories.size();
        bytes.section(ModuleBytes.FUNCTIONS).ifPresent(this::readFunctions);
        bytes.section(ModuleBytes.TABLES).ifPresent(this::readTables);
        bytes.section(ModuleBytes.MEMORIES).ifPresent(this::readMemories);
        bytes.section(ModuleBytes.GLOBALS).ifPresent(this::readGlobals);
        bytes.section(ModuleBytes.EXPORTS).ifPresent(this::readExports);
        bytes.section(ModuleBytes.START).ifPresent(this::readStart);
        if (memories.size() > 1) {
            throw Refusal.unsupported(EngineFeature.MULTI_MEMORY, bytes.module());
        }
    }

    List<ImportType> imports() {
        return List.copyOf(imports);
    }

    List<Export> exports() {
        return List.copyOf(exports);
    }

    List<ExportType> exportTypes() {
        return exports.stream().map(export -> new ExportType(export.name, type(export))).toList();
    }

    /** The types of all functions, by index. */
    List<FunctionType> functions() {
        return List.copyOf(functions);
    }

    /** The types of all tables, by index. */
    List<TableType> tables() {
        return List.copyOf(tables);
    }

    /** The tables that the module defines itself. */
    List<TableType> ownTables() {
        return List.copyOf(tables.subList(importedTables, tables.size()));
    }

    /** The memories that the module defines itself. */
    List<MemoryType> ownMemories() {
        return List.copyOf(memories.subList(importedMemories, memories.size()));
    }

    /** The function that is to be run when an instance is there. */
    OptionalInt start() {
        return start;
    }

    /** What code may name. */
    Indices indices() {
        return new Indices(types.size(), functions.size(), tables.size());
    }

    private ExternType type(Export export) {
        return of(export.kind).get(export.index);
    }

    private List<? extends ExternType> of(int kind) {
        return switch (kind) {
            case FUNCTION -> functions;
            case TABLE -> tables;
            case MEMORY -> memories;
            default -> globals;
        };
    }

    private void readTypes(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            types.add(RawTypes.function(reader));
        }
        checkEnd(reader);
    }

    private void readImports(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            String module = reader.name();
            String name = reader.name();
            imports.add(new ImportType(module, name, readImport(reader)));
        }
        checkEnd(reader);
    }

    /** Reads the type of an import, which gets the next index of its kind. */
    private ExternType readImport(ByteReader reader) {
        int kind = reader.u8();
        switch (kind) {
            case FUNCTION -> functions.add(typeAt(reader));
            case TABLE -> tables.add(RawTypes.table(reader));
            case MEMORY -> memories.add(RawTypes.memory(reader));
            case GLOBAL -> globals.add(RawTypes.global(reader));
            case TAG ->
                    throw Refusal.unsupported(EngineFeature.EXCEPTION_REFERENCES, reader.module());
            default -> throw reader.malformed("unknown kind of import " + kind);
        }
        List<? extends ExternType> all = of(kind);
        return all.get(all.size() - 1);
    }

    /** Steps over what follows the names of an import that has been read before. */
    static void skipImport(ByteReader reader) {
        switch (reader.u8()) {
            case FUNCTION -> reader.skipNumber();
            case TABLE -> RawTypes.table(reader);
            case MEMORY -> RawTypes.memory(reader);
            default -> RawTypes.global(reader);
        }
    }

    private void readFunctions(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            functions.add(typeAt(reader));
        }
        checkEnd(reader);
    }

    private void readTables(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            tables.add(RawTypes.table(reader));
        }
        checkEnd(reader);
    }

    private void readMemories(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            memories.add(RawTypes.memory(reader));
        }
        checkEnd(reader);
    }

    private void readGlobals(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            globals.add(RawTypes.global(reader));
            CodeScan.constant(reader, indices());
        }
        checkEnd(reader);
    }

    private void readExports(ByteReader reader) {
        Set<String> names = new HashSet<>();
        for (int left = reader.count(); left > 0; left--) {
            String name = reader.name();
            int kind = reader.u8();
            long index = reader.u32();
            if (kind == TAG) {
                throw Refusal.unsupported(EngineFeature.EXCEPTION_REFERENCES, reader.module());
            }
            if (kind > TAG) {
                throw reader.malformed("unknown kind of export " + kind);
            }
            if (index >= of(kind).size()) {
                throw reader.invalid("an export names something that is not there");
            }
            if (!names.add(name)) {
                throw reader.invalid("two exports have one name");
            }
            exports.add(new Export(name, kind, (int) index));
        }
        checkEnd(reader);
    }

    private void readStart(ByteReader reader) {
        long index = reader.u32();
        if (index >= functions.size() || !isPlain(functions.get((int) index))) {
            throw reader.invalid("the start section names no function without parameters");
        }
        start = OptionalInt.of((int) index);
        checkEnd(reader);
    }

    private static boolean isPlain(FunctionType type) {
        return type.parameters().isEmpty() && type.results().isEmpty();
    }

    private FunctionType typeAt(ByteReader reader) {
        long index = reader.u32();
        if (index >= types.size()) {
            throw reader.invalid("a function has a type that is not there");
        }
        return types.get((int) index);
    }

    private static void checkEnd(ByteReader reader) {
        if (!reader.atEnd()) {
            throw reader.malformed("a section is longer than what is in it");
        }
    }
}
