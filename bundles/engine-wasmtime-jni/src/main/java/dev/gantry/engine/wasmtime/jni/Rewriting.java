// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module as the library gets it.
 *
 * <ul>
 *   <li>Imports are named as their store knows what is given for them, because the library links
 *       tables and globals by name alone.
 *   <li>Exports are named by their position: the library would treat {@code _start} and {@code
 *       _initialize} in its own way, and does not pass on every name.
 *   <li>The start section becomes an export, since of a trap in there the library hides the reason.
 *   <li>Growth asks the host, see {@link GrowthGuard}.
 *   <li>Vectors get by in pairs, see {@link VectorAdapter}, and tables tell their size.
 *   <li>Custom sections are left out.
 * </ul>
 *
 * <p>Everything that is added stands behind what was there: no index changes.
 */
final class Rewriting {
    static final String START = "start";
    static final String HOST_TABLE = "host";

    /** A function that is added, as the code section has it, and the name of its export, if it has one. */
    private record Added(FunctionType type, ByteWriter code, String export) {
        static Added of(FunctionType type, byte[] body, String export) {
            return new Added(type, new ByteWriter().sized(body), export);
        }
    }

    private final ModuleBytes bytes;
    private final Declarations declarations;
    private final List<Added> added = new ArrayList<>();
    private final Map<Integer, Integer> guards = new HashMap<>();
    private final Map<Integer, byte[]> sections = new HashMap<>();

    Rewriting(ModuleBytes bytes, Declarations declarations, CodeScan scan) {
        this.bytes = bytes;
        this.declarations = declarations;
        if (!scan.growths().isEmpty()) {
            guardGrowth(scan.growths());
        }
        for (int position = 0; position < declarations.exports().size(); position++) {
            addHelperOf(declarations.exports().get(position), position);
        }
        declarations.start().ifPresent(this::addStart);
        for (int id : ModuleBytes.ORDER) {
            bytes.copy(id).ifPresent(content -> sections.put(id, content));
        }
        sections.remove(ModuleBytes.START);
        replace(scan.growths());
    }

    /** The name that the library knows the export at this position by. */
    static String export(int position) {
        return Integer.toString(position);
    }

    /** The name of the function that calls the one at this position, where it has vectors. */
    static String vectorCall(int position) {
        return "call " + position;
    }

    /** The name of the function that gives the size of the table at this position. */
    static String tableSize(int position) {
        return "size " + position;
    }

    /** The name of the function that settles the table at this position. */
    static String tableSettling(int position) {
        return "settle " + position;
    }

    /** Whether an instance needs the functions of the host that {@link GrowthGuard} calls. */
    boolean asksBeforeGrowth() {
        return !guards.isEmpty();
    }

    /**
     * The whole module.
     *
     * @param imports the names of what is given for the imports
     */
    byte[] toBytes(List<NativeName> imports) {
        ByteWriter out = new ByteWriter(bytes.size(ModuleBytes.CODE) + 1_024);
        out.bytes(ModuleBytes.HEADER);
        for (int id : ModuleBytes.ORDER) {
            byte[] content = id == ModuleBytes.IMPORTS ? imports(imports) : sections.get(id);
            if (content != null) {
                out.section(id, content);
            }
        }
        return out.toBytes();
    }

    private void guardGrowth(List<CodeScan.Growth> growths) {
        Indices there = declarations.indices();
        GrowthGuard guard = new GrowthGuard(there.types(), there.tables());
        for (CodeScan.Growth growth : growths) {
            if (!guards.containsKey(growth.table())) {
                guards.put(growth.table(), add(guard(guard, growth.table())));
            }
        }
    }

    private Added guard(GrowthGuard guard, int table) {
        if (table == CodeScan.Growth.MEMORY) {
            return Added.of(GrowthGuard.memoryType(), guard.memoryBody(), "");
        }
        FunctionType type = GrowthGuard.tableType(declarations.tables().get(table));
        return Added.of(type, guard.tableBody(table), "");
    }

    /** Exported itself, the function would count as one that code may refer to. */
    private void addStart(int index) {
        byte[] body = new ByteWriter().octets(0, 0x10).u32(index).octets(0x0b).toBytes();
        add(Added.of(Values.NOTHING, body, START));
    }

    private void addHelperOf(Declarations.Export export, int position) {
        if (export.kind() == Declarations.TABLE) {
            FunctionType size = new FunctionType(List.of(), List.of(ValueType.I32));
            add(Added.of(size, TableHelpers.size(export.index()), tableSize(position)));
            byte[] settling = TableHelpers.settling(export.index());
            add(Added.of(Values.NOTHING, settling, tableSettling(position)));
        } else if (export.kind() == Declarations.FUNCTION) {
            FunctionType type = declarations.functions().get(export.index());
            if (VectorAdapter.isNeeded(type)) {
                byte[] body = VectorAdapter.callingGuest(type, export.index());
                add(Added.of(VectorAdapter.lowered(type), body, vectorCall(position)));
            }
        }
    }

    /** Gives the index of the function. */
    private int add(Added function) {
        added.add(function);
        return declarations.functions().size() + added.size() - 1;
    }

    private void replace(List<CodeScan.Growth> growths) {
        List<byte[]> types = new ArrayList<>();
        List<byte[]> functions = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        types.add(RawTypes.bytes(GrowthGuard.ASKING));
        for (Added function : added) {
            functions.add(
                    new ByteWriter().u32(declarations.indices().types() + types.size()).toBytes());
            types.add(RawTypes.bytes(function.type));
            bodies.add(function.code.toBytes());
        }
        sections.put(ModuleBytes.EXPORTS, exports());
        if (!added.isEmpty()) {
            append(ModuleBytes.TYPES, types);
            append(ModuleBytes.FUNCTIONS, functions);
            bytes.section(ModuleBytes.CODE)
                    .ifPresent(
                            code ->
                                    sections.put(
                                            ModuleBytes.CODE,
                                            new CodePatch(growths, guards).of(code)));
            append(ModuleBytes.CODE, bodies);
        }
        if (asksBeforeGrowth()) {
            append(ModuleBytes.TABLES, List.of(GrowthGuard.table()));
        }
    }

    /** Appends entries to a section, which need not be there yet. */
    private void append(int id, List<byte[]> entries) {
        byte[] present = sections.getOrDefault(id, new byte[] {0});
        ByteReader reader = new ByteReader(bytes.module(), present, 0, present.length);
        ByteWriter out = new ByteWriter(present.length + 64).u32(reader.u32() + entries.size());
        reader.copy(reader.position(), reader.end(), out);
        entries.forEach(out::bytes);
        sections.put(id, out.toBytes());
    }

    private byte[] exports() {
        List<byte[]> entries = new ArrayList<>();
        List<Declarations.Export> exports = declarations.exports();
        for (int position = 0; position < exports.size(); position++) {
            Declarations.Export export = exports.get(position);
            entries.add(entry(export(position), export.kind(), export.index()));
        }
        for (int i = 0; i < added.size(); i++) {
            if (!added.get(i).export.isEmpty()) {
                int index = declarations.functions().size() + i;
                entries.add(entry(added.get(i).export, Declarations.FUNCTION, index));
            }
        }
        if (asksBeforeGrowth()) {
            entries.add(entry(HOST_TABLE, Declarations.TABLE, declarations.tables().size()));
        }
        ByteWriter out = new ByteWriter().u32(entries.size());
        entries.forEach(out::bytes);
        return out.toBytes();
    }

    private static byte[] entry(String name, int kind, int index) {
        return new ByteWriter().name(name).octets(kind).u32(index).toBytes();
    }

    private byte @Nullable [] imports(List<NativeName> names) {
        return bytes.section(ModuleBytes.IMPORTS)
                .map(section -> imports(section, names))
                .orElse(null);
    }

    private static byte[] imports(ByteReader reader, List<NativeName> names) {
        ByteWriter out = new ByteWriter().u32(reader.count());
        for (NativeName name : names) {
            reader.name();
            reader.name();
            out.name(name.module()).name(name.name());
            int from = reader.position();
            Declarations.skipImport(reader);
            reader.copy(from, reader.position(), out);
        }
        return out.toBytes();
    }
}
