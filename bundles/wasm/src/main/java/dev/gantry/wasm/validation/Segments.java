// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;

/** Reads element and data segments. */
final class Segments {
    private static final int PASSIVE_OR_DECLARED = 1;
    private static final int EXPLICIT = 2;
    private static final int EXPRESSIONS = 4;
    private static final int LAST_ELEMENT_KIND = 7;
    private static final int FUNCTION_KIND = 0;
    private static final int LAST_DATA_KIND = 2;

    private final ModuleModel model;
    private final BinaryReader content;
    private final ConstantExpression constants;

    Segments(ModuleModel model, BinaryReader content) {
        this.model = model;
        this.content = content;
        this.constants = new ConstantExpression(content, model);
    }

    void readElements() {
        int count = content.count("element segments", Caps.ELEMENT_SEGMENTS, 1);
        for (int i = 0; i < count; i++) {
            readElementSegment();
        }
    }

    private void readElementSegment() {
        int at = content.position();
        int kind = content.u32();
        if (kind < 0 || kind > LAST_ELEMENT_KIND) {
            throw content.malformed(at, "unknown kind of element segment");
        }
        boolean active = (kind & PASSIVE_OR_DECLARED) == 0;
        boolean explicit = (kind & EXPLICIT) != 0;
        boolean expressions = (kind & EXPRESSIONS) != 0;
        int table = 0;
        if (active) {
            table = explicit ? content.index(model.tables(), "table") : 0;
            content.checkIndex(at, table, model.tables(), "table");
            constants.validate(model.tableAddress(table));
        } else {
            model.usedProposals.add(Proposal.BULK_MEMORY);
        }
        int type = elementType(expressions, explicit || !active);
        if (active && !model.typeSpace.matches(type, model.tableElement(table))) {
            throw content.invalid(
                    at,
                    "elements of type "
                            + ValueTypes.name(type)
                            + " do not fit into table "
                            + table);
        }
        model.elementTypes.add(type);
        int elements = readElementValues(expressions, type);
        if (active) {
            model.totals.activeElements += elements;
        }
    }

    private int elementType(boolean expressions, boolean given) {
        if (expressions) {
            return given
                    ? new TypeReader(content, model.types(), model.usedProposals).reference()
                    : ValueTypes.FUNCREF;
        }
        int at = content.position();
        if (given && content.u8() != FUNCTION_KIND) {
            throw content.malformed(at, "unknown kind of elements");
        }
        return ValueTypes.FUNC;
    }

    private int readElementValues(boolean expressions, int type) {
        int count = content.count("elements", Caps.ELEMENTS, 1);
        for (int i = 0; i < count; i++) {
            if (expressions) {
                constants.validate(type);
            } else {
                model.declaredFunctions.set(content.index(model.functions(), "function"));
            }
        }
        return count;
    }

    void readDataCount() {
        int at = content.position();
        int count = content.u32();
        if (Integer.compareUnsigned(count, Caps.DATA_SEGMENTS) > 0) {
            throw content.limit(
                    at, "more than the " + Caps.DATA_SEGMENTS + " data segments allowed");
        }
        model.dataCount = count;
        model.usedProposals.add(Proposal.BULK_MEMORY);
    }

    /** Reads all data segments and tells how many there are. */
    int readData() {
        int count = content.count("data segments", Caps.DATA_SEGMENTS, 1);
        for (int i = 0; i < count; i++) {
            readDataSegment();
        }
        return count;
    }

    private void readDataSegment() {
        int at = content.position();
        int kind = content.u32();
        if (kind < 0 || kind > LAST_DATA_KIND) {
            throw content.malformed(at, "unknown kind of data segment");
        }
        boolean active = kind != PASSIVE_OR_DECLARED;
        if (active) {
            int memory = kind == EXPLICIT ? content.u32() : 0;
            content.checkIndex(at, memory, model.memories(), "memory");
            constants.validate(model.memoryAddress(memory));
        } else {
            model.usedProposals.add(Proposal.BULK_MEMORY);
        }
        int bytes = content.u32();
        content.skip(bytes);
        model.totals.bytes += bytes;
        if (active) {
            model.totals.activeBytes += bytes;
        }
    }
}
