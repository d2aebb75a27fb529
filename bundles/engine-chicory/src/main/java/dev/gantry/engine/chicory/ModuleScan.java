// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks through a module before Chicory does. Chicory allocates whatever length a module claims; after
 * this walk each claim is known to be no more than the bytes that are there. It also refuses types and
 * code that need an undeclared feature, see {@link CodeScan}.
 */
final class ModuleScan {
    private static final int FUNCTION = 0x60;

    private final BitSet typesWithParameters = new BitSet();
    private final CodeScan code = new CodeScan(typesWithParameters);
    private final Set<Integer> declared = new HashSet<>();
    private final List<TableType> tables;
    private final List<MemoryType> memories;

    ModuleScan(ModuleBytes bytes) {
        bytes.section(ModuleBytes.TYPES).ifPresent(this::types);
        tables = bytes.section(ModuleBytes.TABLES).map(RawTypes::tables).orElse(List.of());
        memories = bytes.section(ModuleBytes.MEMORIES).map(RawTypes::memories).orElse(List.of());
        bytes.section(ModuleBytes.GLOBALS).ifPresent(this::globals);
        bytes.section(ModuleBytes.EXPORTS).ifPresent(this::exports);
        bytes.section(ModuleBytes.ELEMENTS).ifPresent(this::elements);
        bytes.section(ModuleBytes.CODE).ifPresent(this::bodies);
        bytes.section(ModuleBytes.DATA).ifPresent(this::data);
        bytes.section(ModuleBytes.TAGS).ifPresent(ModuleScan::tags);
    }

    /** The tables that the module defines itself. */
    List<TableType> tables() {
        return tables;
    }

    /** The memories that the module defines itself. */
    List<MemoryType> memories() {
        return memories;
    }

    /** See {@link ChicoryModule#readsTable}. */
    Set<Integer> readTables() {
        return code.readTables();
    }

    /** The functions that code refers to, and that an export or a global declares. */
    Set<Integer> referred() {
        Set<Integer> both = new HashSet<>(declared);
        both.retainAll(code.referred());
        return both;
    }

    /** See {@link CodeScan#loopsWithParameters}. */
    BitSet loopsWithParameters() {
        return code.loopsWithParameters();
    }

    /** See {@link CodeScan#blocksHaveParameters}. */
    boolean blocksHaveParameters() {
        return code.blocksHaveParameters();
    }

    private static void tags(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            reader.skip(1);
            reader.skipNumber();
        }
    }

    private void types(ByteReader reader) {
        int count = reader.count();
        for (int type = 0; type < count; type++) {
            int form = reader.u8();
            switch (form) {
                case FUNCTION -> {
                    typesWithParameters.set(type, valueTypes(reader) > 0);
                    valueTypes(reader);
                }
                case 0x4e, 0x4f, 0x50, 0x5e, 0x5f ->
                        throw Refusal.unsupported(EngineFeature.GC, reader.module());
                default -> throw reader.malformed("unknown form of type " + form);
            }
        }
    }

    private static int valueTypes(ByteReader reader) {
        int count = reader.count();
        for (int left = count; left > 0; left--) {
            RawTypes.refuseUndeclared(reader.u8(), reader);
        }
        return count;
    }

    private void globals(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            RawTypes.refuseUndeclared(reader.u8(), reader);
            reader.skip(1);
            code.expression(reader);
        }
        declared.addAll(code.referred());
    }

    private void exports(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            reader.name();
            boolean function = reader.u8() == 0;
            int index = (int) reader.u32();
            if (function) {
                declared.add(index);
            }
        }
    }

    private void elements(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            int flags = (int) reader.u32();
            boolean active = (flags & 1) == 0;
            boolean expressions = (flags & 4) != 0;
            if (active) {
                if ((flags & 2) != 0) {
                    reader.skipNumber();
                }
                code.expression(reader);
            }
            if ((flags & 3) != 0) {
                RawTypes.refuseUndeclared(reader.u8(), reader);
            }
            for (int items = reader.count(); items > 0; items--) {
                if (expressions) {
                    code.expression(reader);
                } else {
                    reader.skipNumber();
                }
            }
        }
    }

    private void bodies(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            code.body(reader.part(reader.count()));
        }
    }

    private void data(ByteReader reader) {
        for (int left = reader.count(); left > 0; left--) {
            int mode = (int) reader.u32();
            if (mode == 2) {
                reader.skipNumber();
            }
            if (mode != 1) {
                code.expression(reader);
            }
            reader.skip(reader.count());
        }
    }
}
