// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.GuestText;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what a module imports, defines and exports into its model. */
final class Definitions {
    private static final int FUNCTION = 0;
    private static final int TABLE = 1;
    private static final int MEMORY = 2;
    private static final int GLOBAL = 3;
    private static final int TAG = 4;

    /** Comes first where a table has an initial value. */
    private static final int TABLE_WITH_VALUE = 0x40;

    private final ModuleModel model;
    private final BinaryReader content;
    private final ConstantExpression constants;
    private final TypeReader types;

    Definitions(ModuleModel model, BinaryReader content) {
        this.model = model;
        this.content = content;
        this.constants = new ConstantExpression(content, model);
        this.types = new TypeReader(content, model.types(), model.usedProposals);
    }

    void readImports() {
        int count = content.count("imports", Caps.IMPORTS, 4);
        for (int i = 0; i < count; i++) {
            String module = content.name();
            String name = content.name();
            model.imports.add(new ImportType(module, name, readImported()));
        }
        model.importedFunctions = model.functions();
        model.importedTables = model.tables();
        model.importedMemories = model.memories();
        model.importedGlobals = model.globals();
        model.importedTags = model.tags();
    }

    private ExternType readImported() {
        int at = content.position();
        int kind = content.u8();
        return switch (kind) {
            case FUNCTION -> model.external(addFunction());
            case TABLE -> addTable();
            case MEMORY -> addMemory(at);
            case GLOBAL -> {
                GlobalType global = addGlobal();
                if (global.mutable()) {
                    model.usedProposals.add(Proposal.MUTABLE_GLOBALS);
                }
                yield global;
            }
            case TAG -> addTag();
            default -> throw content.malformed(at, "unknown kind of import " + kind);
        };
    }

    private int functionType() {
        int at = content.position();
        int type = types.typeIndex();
        if (!model.isFunctionType(type)) {
            throw content.invalid(at, "type " + type + " is no function type");
        }
        return type;
    }

    private int addFunction() {
        int type = functionType();
        model.functionTypes.add(type);
        return type;
    }

    private TableType addTable() {
        int at = content.position();
        int element = types.reference();
        if (types.isWide()) {
            model.wideTables.set(model.tables());
        }
        TableType table = types.table(element);
        model.tableTypes.add(table);
        model.tableElements.add(element);
        if (model.tables() > Caps.TABLES) {
            throw content.limit(at, "more than the " + Caps.TABLES + " tables allowed");
        }
        if (model.tables() > 1) {
            model.usedProposals.add(Proposal.REFERENCE_TYPES);
        }
        return table;
    }

    private MemoryType addMemory(int at) {
        MemoryType memory = types.memory();
        model.memoryTypes.add(memory);
        if (model.memories() > Caps.MEMORIES) {
            throw content.limit(at, "more than the " + Caps.MEMORIES + " memories allowed");
        }
        if (model.memories() > 1) {
            model.usedProposals.add(Proposal.MULTI_MEMORY);
        }
        return memory;
    }

    private GlobalType addGlobal() {
        int value = types.value();
        GlobalType global = new GlobalType(ValueTypes.external(value), types.mutability());
        model.globalTypes.add(global);
        model.globalValues.add(value);
        return global;
    }

    private ExternType addTag() {
        int at = content.position();
        if (content.u8() != 0) {
            throw content.malformed(at, "unknown kind of tag");
        }
        int type = functionType();
        if (model.results(type).length > 0) {
            throw content.invalid(at, "the type of a tag has results");
        }
        model.tagTypes.add(type);
        return model.tagType(model.tags() - 1);
    }

    void readFunctions() {
        int count = content.count("functions", Caps.FUNCTIONS, 1);
        for (int i = 0; i < count; i++) {
            addFunction();
        }
    }

    void readTables() {
        int count = content.count("tables", Caps.TABLES, 3);
        for (int i = 0; i < count; i++) {
            int at = content.position();
            boolean hasValue = content.peek() == TABLE_WITH_VALUE;
            if (hasValue) {
                checkTableVersion();
            }
            addTable();
            int element = model.tableElement(model.tables() - 1);
            if (hasValue) {
                model.usedProposals.add(Proposal.FUNCTION_REFERENCES);
                constants.validate(element);
            } else if (!ValueTypes.isDefaultable(element)) {
                throw content.invalid(at, "the elements of a table need a first value");
            }
        }
    }

    private void checkTableVersion() {
        int at = content.position();
        content.u8();
        if (content.u8() != 0) {
            throw content.malformed(at, "unknown encoding of a table");
        }
    }

    void readMemories() {
        int count = content.count("memories", Caps.MEMORIES, 2);
        for (int i = 0; i < count; i++) {
            addMemory(content.position());
        }
    }

    void readTags() {
        int count = content.count("tags", Caps.TAGS, 2);
        for (int i = 0; i < count; i++) {
            addTag();
        }
    }

    /** Each global may use those before it. */
    void readGlobals() {
        int count = content.count("globals", Caps.GLOBALS, 3);
        for (int i = 0; i < count; i++) {
            int value = types.value();
            GlobalType global = new GlobalType(ValueTypes.external(value), types.mutability());
            constants.validate(value);
            model.globalTypes.add(global);
            model.globalValues.add(value);
        }
    }

    void readExports() {
        int count = content.count("exports", Caps.EXPORTS, 3);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int at = content.position();
            String name = content.name();
            if (!names.add(name)) {
                throw content.invalid(at, "two exports are called " + GuestText.quote(name));
            }
            model.exports.add(new ExportType(name, readExported()));
        }
    }

    private ExternType readExported() {
        int at = content.position();
        int kind = content.u8();
        return switch (kind) {
            case FUNCTION -> {
                int function = content.index(model.functions(), "function");
                model.declaredFunctions.set(function);
                yield model.functionType(function);
            }
            case TABLE -> model.table(content.index(model.tables(), "table"));
            case MEMORY -> model.memory(content.index(model.memories(), "memory"));
            case GLOBAL -> {
                GlobalType global = model.global(content.index(model.globals(), "global"));
                if (global.mutable()) {
                    model.usedProposals.add(Proposal.MUTABLE_GLOBALS);
                }
                yield global;
            }
            case TAG -> model.tagType(content.index(model.tags(), "tag"));
            default -> throw content.malformed(at, "unknown kind of export " + kind);
        };
    }

    void readStart() {
        int at = content.position();
        int function = content.index(model.functions(), "function");
        int type = model.functionTypeIndex(function);
        if (model.parameters(type).length > 0 || model.results(type).length > 0) {
            throw content.invalid(at, "the start function has parameters or results");
        }
        model.start = OptionalInt.of(function);
    }
}
