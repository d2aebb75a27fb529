// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.outline.Section;
import dev.gantry.wasm.validation.ConstantExpression;
import dev.gantry.wasm.validation.ModuleModel;

/** Writes again the sections, other than code, that name functions or globals by index. */
final class IndexedSections {
    private static final int TABLE_WITH_VALUE = 0x40;
    private static final int NULLABLE_REFERENCE = 0x63;
    private static final int REFERENCE = 0x64;
    private static final int HAS_MAXIMUM = 1;

    private static final int FUNCTION_EXPORT = 0;
    private static final int GLOBAL_EXPORT = 3;

    private static final int NOT_ACTIVE = 1;
    private static final int EXPLICIT = 2;
    private static final int EXPRESSIONS = 4;
    private static final int PASSIVE_DATA = 1;
    private static final int DATA_WITH_MEMORY = 2;

    private final ModuleModel module;
    private final IndexShift shift;
    private final ByteSink out;
    private final BinaryReader in;

    /** Reads one section and writes what is in it, without its number of entries. */
    private IndexedSections(ModuleModel module, IndexShift shift, Section section, ByteSink out) {
        this.module = module;
        this.shift = shift;
        this.out = out;
        BinaryReader file = new BinaryReader("", module.bytes());
        file.skip(section.offset());
        this.in = file.part(section.size());
    }

    /** The entries of a section, with the indices that they have now. */
    static void write(ModuleModel module, IndexShift shift, Section section, ByteSink out) {
        IndexedSections sections = new IndexedSections(module, shift, section, out);
        int count = sections.in.u32();
        for (int i = 0; i < count; i++) {
            switch (section.kind()) {
                case TABLE -> sections.table();
                case GLOBAL -> sections.global();
                case EXPORT -> sections.export();
                case ELEMENT -> sections.elements();
                case DATA -> sections.data();
                default -> throw new IllegalArgumentException(section.kind() + " has no indices");
            }
        }
    }

    private void table() {
        int start = in.position();
        boolean hasValue = in.peek() == TABLE_WITH_VALUE;
        if (hasValue) {
            in.skip(2);
        }
        skipValueType();
        int flags = in.u8();
        in.u64();
        if ((flags & HAS_MAXIMUM) != 0) {
            in.u64();
        }
        copyFrom(start);
        if (hasValue) {
            constant();
        }
    }

    private void global() {
        int start = in.position();
        skipValueType();
        in.u8();
        copyFrom(start);
        constant();
    }

    private void skipValueType() {
        int first = in.u8();
        if (first == REFERENCE || first == NULLABLE_REFERENCE) {
            in.s33();
        }
    }

    private void export() {
        int start = in.position();
        in.skip(in.u32());
        int kind = in.u8();
        copyFrom(start);
        int index = in.u32();
        out.u32(
                switch (kind) {
                    case FUNCTION_EXPORT -> shift.function(index);
                    case GLOBAL_EXPORT -> shift.global(index);
                    default -> index;
                });
    }

    private void elements() {
        int start = in.position();
        int flags = in.u32();
        boolean active = (flags & NOT_ACTIVE) == 0;
        boolean explicit = (flags & EXPLICIT) != 0;
        boolean expressions = (flags & EXPRESSIONS) != 0;
        if (active && explicit) {
            in.u32();
        }
        copyFrom(start);
        if (active) {
            constant();
        }
        start = in.position();
        if (explicit || !active) {
            skipElementType(expressions);
        }
        int count = in.u32();
        copyFrom(start);
        for (int i = 0; i < count; i++) {
            if (expressions) {
                constant();
            } else {
                out.u32(shift.function(in.u32()));
            }
        }
    }

    private void skipElementType(boolean expressions) {
        if (expressions) {
            skipValueType();
        } else {
            in.u8();
        }
    }

    private void data() {
        int start = in.position();
        int kind = in.u32();
        if (kind == DATA_WITH_MEMORY) {
            in.u32();
        }
        copyFrom(start);
        if (kind != PASSIVE_DATA) {
            constant();
        }
        start = in.position();
        in.skip(in.u32());
        copyFrom(start);
    }

    private void constant() {
        ConstantExpression.walk(
                in,
                module,
                (code, offset, end, immediate) -> {
                    if (code == Codes.REF_FUNC) {
                        out.code(code);
                        out.u32(shift.function((int) immediate));
                    } else if (code == Codes.GLOBAL_GET) {
                        out.code(code);
                        out.u32(shift.global((int) immediate));
                    } else {
                        out.bytes(module.bytes(), offset, end);
                    }
                });
    }

    private void copyFrom(int start) {
        out.bytes(module.bytes(), start, in.position());
    }
}
