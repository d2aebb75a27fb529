// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ImportType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What a module imports, with the names it came with, and the section with names by position. */
final class ImportSection {
    /** Chicory compares every import with every other one. */
    private static final int MAX_IMPORTS = 10_000;

    /** The type is null for a function, whose type index is in its place. */
    private record Entry(String module, String name, @Nullable ExternType type, int typeIndex) {}

    private final List<Entry> entries = new ArrayList<>();
    private final ByteArrayOutputStream renamed = new ByteArrayOutputStream();

    ImportSection(ModuleBytes bytes) {
        bytes.section(ModuleBytes.IMPORTS).ifPresent(this::read);
    }

    /** The imports, once the types of the module are known. */
    List<ImportType> types(IntFunction<FunctionType> functionTypes) {
        List<ImportType> types = new ArrayList<>();
        for (Entry entry : entries) {
            ExternType type =
                    entry.type == null ? functionTypes.apply(entry.typeIndex) : entry.type;
            types.add(new ImportType(entry.module, entry.name, type));
        }
        return types;
    }

    /** How many of the imports are functions. */
    int functions() {
        return (int) entries.stream().filter(entry -> entry.type == null).count();
    }

    /** The name that Chicory knows the import at this position by. */
    static String name(int position) {
        return Integer.toString(position);
    }

    /** The content of the section with the names that {@link #name} gives. */
    byte[] renamed() {
        return renamed.toByteArray();
    }

    private void read(ByteReader reader) {
        int count = reader.count();
        if (count > MAX_IMPORTS) {
            throw reader.malformed("it has more than " + MAX_IMPORTS + " imports");
        }
        ModuleBytes.writeNumber(renamed, count);
        for (int position = 0; position < count; position++) {
            String moduleName = reader.name();
            String name = reader.name();
            int from = reader.position();
            entries.add(entry(moduleName, name, reader));
            writeName("");
            writeName(name(position));
            reader.copy(from, renamed);
        }
        if (!reader.atEnd()) {
            throw reader.malformed("its import section goes on behind the last import");
        }
    }

    private static Entry entry(String module, String name, ByteReader reader) {
        int kind = reader.u8();
        return switch (kind) {
            case 0 -> new Entry(module, name, null, (int) reader.u32());
            case 1 -> new Entry(module, name, RawTypes.table(reader), -1);
            case 2 -> new Entry(module, name, RawTypes.memory(reader), -1);
            case 3 -> new Entry(module, name, RawTypes.global(reader), -1);
            case 4 ->
                    throw Refusal.unsupported(EngineFeature.EXCEPTION_REFERENCES, reader.module());
            default -> throw reader.malformed("unknown kind of import " + kind);
        };
    }

    private void writeName(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        ModuleBytes.writeNumber(renamed, utf8.length);
        renamed.write(utf8, 0, utf8.length);
    }
}
