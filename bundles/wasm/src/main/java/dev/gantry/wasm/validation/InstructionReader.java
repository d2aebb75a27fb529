// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;
import dev.gantry.wasm.format.Immediates;
import dev.gantry.wasm.format.Instruction;
import dev.gantry.wasm.format.Instructions;
import dev.gantry.wasm.format.IntArray;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;

/**
 * Reads instructions one by one, and checks what concerns their immediates alone: that indices mean
 * something, that alignments and lanes are possible. After {@link #next} the fields say what was read.
 */
final class InstructionReader {
    private static final int HAS_MEMORY = 0x40;
    private static final int LANES = 16;
    private static final int KNOWN_CAST_FLAGS = 3;

    private final BinaryReader reader;
    private final ModuleModel model;
    private final TypeReader types;

    /** How many labels and locals there are; none in constants. */
    int labels;

    int locals;

    Instruction instruction = Instructions.of(0);
    int start;
    long immediate;
    int second;

    /** Labels of a {@code br_table}, clauses of a {@code try_table}, types of a cast. */
    final IntArray list = new IntArray();

    InstructionReader(BinaryReader reader, ModuleModel model) {
        this.reader = reader;
        this.model = model;
        this.types = new TypeReader(reader, model.types(), model.usedProposals);
    }

    int position() {
        return reader.position();
    }

    InvalidModuleException invalid(String why) {
        return reader.invalid(start, instruction.name() + ": " + why);
    }

    InvalidModuleException malformed(String why) {
        return reader.malformed(start, instruction.name() + ": " + why);
    }

    /** Reads an instruction. */
    void next() {
        nextCode();
        nextImmediates();
    }

    /** Reads the first part of an instruction, for who wants to refuse it before the second. */
    void nextCode() {
        start = reader.position();
        instruction = Instructions.read(reader);
        immediate = 0;
        second = 0;
        Proposal proposal = instruction.proposal();
        if (proposal != null) {
            model.usedProposals.add(proposal);
        }
    }

    void nextImmediates() {
        switch (instruction.immediates()) {
            case NONE -> {}
            case BLOCK -> blockType();
            case CATCHES -> catches();
            case LABEL -> immediate = label(labels);
            case LABELS -> labels();
            case FUNCTION -> immediate = index(model.functions(), "function");
            case TYPE -> immediate = types.typeIndex();
            case TYPE_TABLE -> {
                immediate = types.typeIndex();
                second = table();
            }
            case TYPE_FIELD -> typeAndField();
            case TYPE_COUNT -> typeAndCount();
            case TYPE_DATA -> {
                immediate = types.typeIndex();
                second = dataSegment();
            }
            case TYPE_ELEMENT -> {
                immediate = types.typeIndex();
                second = elementSegment();
            }
            case TYPE_TYPE -> {
                immediate = types.typeIndex();
                second = types.typeIndex();
            }
            case CAST -> cast();
            case TYPES -> selectTypes();
            case HEAP -> immediate = types.heap();
            case LOCAL -> immediate = index(locals, "local");
            case GLOBAL -> immediate = index(model.globals(), "global");
            case TAG -> immediate = index(model.tags(), "tag");
            case TABLE -> immediate = table();
            case TABLE_TABLE -> {
                immediate = table();
                second = table();
            }
            case ELEMENT -> immediate = elementSegment();
            case ELEMENT_TABLE -> {
                immediate = elementSegment();
                second = table();
            }
            case DATA -> immediate = dataSegment();
            case DATA_MEMORY -> {
                immediate = dataSegment();
                second = memory();
            }
            case MEMORY -> immediate = memory();
            case MEMORY_MEMORY -> {
                immediate = memory();
                second = memory();
            }
            case ACCESS, ATOMIC -> access();
            case ACCESS_LANE -> {
                access();
                lane(LANES >> instruction.bound());
            }
            case LANE -> lane(instruction.bound());
            case SHUFFLE -> shuffle();
            case I32 -> immediate = reader.s32();
            case I64 -> immediate = reader.s64();
            case F32 -> immediate = reader.fixed32();
            case F64 -> immediate = reader.fixed64();
            case V128 -> reader.skip(LANES);
            case ZERO -> zero();
        }
    }

    private int index(int size, String what) {
        return reader.index(size, what);
    }

    private int label(int depth) {
        return reader.index(depth, "label");
    }

    private int table() {
        int table = index(model.tables(), "table");
        if (table > 0) {
            model.usedProposals.add(Proposal.REFERENCE_TYPES);
        }
        return table;
    }

    private int memory() {
        return index(model.memories(), "memory");
    }

    private int elementSegment() {
        return index(model.elementTypes.size(), "element segment");
    }

    private int dataSegment() {
        if (model.dataCount == ModuleModel.NO_DATA_COUNT) {
            throw malformed("the data count section is missing");
        }
        return index(model.dataCount, "data segment");
    }

    private void typeAndField() {
        int type = types.typeIndex();
        immediate = type;
        if (model.typeSpace.get(type).form() != TypeForm.STRUCT) {
            throw invalid("type " + type + " is no structure type");
        }
        second = index(model.typeSpace.get(type).fields(), "field");
    }

    private void typeAndCount() {
        immediate = types.typeIndex();
        int at = reader.position();
        second = reader.u32();
        if (Integer.compareUnsigned(second, Caps.FIXED_ELEMENTS) > 0) {
            throw reader.limit(at, "more than the " + Caps.FIXED_ELEMENTS + " elements allowed");
        }
    }

    /** Leaves the value type as immediate, and the index or -1 as the second. */
    private void blockType() {
        int first = reader.peek();
        second = FunctionBody.NONE;
        if (first == ValueTypes.VOID) {
            reader.u8();
            immediate = ValueTypes.VOID;
        } else if (first >= HAS_MEMORY && first < 0x80) {
            immediate = types.value();
        } else {
            blockTypeIndex();
        }
    }

    private void blockTypeIndex() {
        int at = reader.position();
        long index = reader.s33();
        if (index < 0) {
            throw reader.malformed(at, "unknown block type");
        }
        if (index >= model.types() || !model.isFunctionType((int) index)) {
            throw reader.invalid(at, "type " + index + " is no function type");
        }
        model.usedProposals.add(Proposal.MULTI_VALUE);
        immediate = ValueTypes.VOID;
        second = (int) index;
    }

    private void catches() {
        blockType();
        int count = reader.count("catch clauses", Caps.CATCH_CLAUSES, 2);
        list.clear();
        for (int i = 0; i < count; i++) {
            int at = reader.position();
            int kind = reader.u8();
            if (kind > CatchClause.CATCH_ALL_REF) {
                throw reader.malformed(at, "unknown catch clause " + BinaryReader.hex(kind));
            }
            list.add(kind);
            list.add(CatchClause.hasTag(kind) ? index(model.tags(), "tag") : FunctionBody.NONE);
            list.add(label(labels));
        }
    }

    private void labels() {
        int count = reader.count("branch targets", Caps.BRANCH_TARGETS, 1);
        list.clear();
        for (int i = 0; i <= count; i++) {
            list.add(label(labels));
        }
        immediate = count;
    }

    private void cast() {
        int at = reader.position();
        int flags = reader.u8();
        if (flags > KNOWN_CAST_FLAGS) {
            throw reader.malformed(at, "unknown cast flags " + BinaryReader.hex(flags));
        }
        second = label(labels);
        immediate = second;
        list.clear();
        list.add(types.heap() | ((flags & 1) != 0 ? ValueTypes.NULLABLE : 0));
        list.add(types.heap() | ((flags & 2) != 0 ? ValueTypes.NULLABLE : 0));
    }

    private void selectTypes() {
        int count = reader.count("types", Caps.RESULTS, 1);
        if (count != 1) {
            throw invalid("it takes one type, not " + count);
        }
        immediate = types.value();
    }

    private void access() {
        int at = reader.position();
        int flags = reader.u32();
        if (flags < 0 || flags >= 2 * HAS_MEMORY) {
            throw reader.malformed(at, "unknown memory flags");
        }
        int alignment = flags & (HAS_MEMORY - 1);
        int memory = 0;
        if ((flags & HAS_MEMORY) != 0) {
            model.usedProposals.add(Proposal.MULTI_MEMORY);
            memory = reader.u32();
        }
        long offset = reader.u64();
        reader.checkIndex(at, memory, model.memories(), "memory");
        checkAlignment(alignment);
        if (offset >>> Integer.SIZE != 0 && !model.memory(memory).memory64()) {
            throw invalid("the offset is larger than the memory can be");
        }
        immediate = memory;
    }

    private void checkAlignment(int alignment) {
        if (alignment > instruction.bound()) {
            throw invalid("the alignment is larger than the natural one");
        }
        if (alignment < instruction.bound() && instruction.immediates() == Immediates.ATOMIC) {
            throw invalid("the alignment is not the natural one");
        }
    }

    private void lane(int lanes) {
        int lane = reader.u8();
        if (lane >= lanes) {
            throw invalid("lane " + lane + " does not exist");
        }
    }

    private void shuffle() {
        for (int i = 0; i < LANES; i++) {
            lane(2 * LANES);
        }
    }

    private void zero() {
        if (reader.u8() != 0) {
            throw malformed("a reserved byte is not zero");
        }
    }
}
