// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;

/** The instructions that give globals, tables and segments their first values. */
public final class ConstantExpression {
    private final BinaryReader reader;
    private final InstructionReader read;
    private final ModuleModel model;
    private final OperandStack stack;
    private final AggregateRules aggregates;

    ConstantExpression(BinaryReader reader, ModuleModel model) {
        this.reader = reader;
        this.read = new InstructionReader(reader, model);
        this.model = model;
        this.stack = new OperandStack(model);
        this.aggregates = new AggregateRules(model, stack);
    }

    /** Sees the instructions of a constant one by one, the {@code end} too. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Sees an instruction.
         *
         * @param offset of its first byte
         * @param end the offset behind it
         * @param immediate its first index, or the bits of a constant
         */
        void instruction(int code, int offset, int end, long immediate);
    }

    /** Walks through a constant of a module that was found valid. */
    public static void walk(BinaryReader reader, ModuleModel model, Sink sink) {
        InstructionReader read = new InstructionReader(reader, model);
        do {
            read.next();
            sink.instruction(read.instruction.code(), read.start, read.position(), read.immediate);
        } while (read.instruction.code() != Codes.END);
    }

    /** Goes on behind the {@code end} of a constant of this type, which comes next. */
    void validate(int type) {
        stack.begin(reader, new int[] {type});
        do {
            next();
        } while (read.instruction.code() != Codes.END);
    }

    private void next() {
        read.nextCode();
        stack.enter(read.instruction.code(), read.start);
        requireConstant();
        read.nextImmediates();
        switch (read.instruction.code()) {
            case Codes.END -> stack.close();
            case Codes.I32_CONST,
                    Codes.I64_CONST,
                    Codes.F32_CONST,
                    Codes.F64_CONST,
                    Codes.V128_CONST ->
                    stack.push(read.instruction.result(0));
            case Codes.I32_ADD, Codes.I32_SUB, Codes.I32_MUL -> extended(ValueTypes.I32);
            case Codes.I64_ADD, Codes.I64_SUB, Codes.I64_MUL -> extended(ValueTypes.I64);
            case Codes.GLOBAL_GET -> global((int) read.immediate);
            case Codes.REF_NULL -> stack.push(ValueTypes.nullable((int) read.immediate));
            case Codes.REF_FUNC -> function((int) read.immediate);
            default -> aggregates.check(read.instruction.code(), (int) read.immediate, read.second);
        }
    }

    private void requireConstant() {
        switch (read.instruction.code()) {
            case Codes.END,
                    Codes.I32_CONST,
                    Codes.I64_CONST,
                    Codes.F32_CONST,
                    Codes.F64_CONST,
                    Codes.V128_CONST,
                    Codes.I32_ADD,
                    Codes.I32_SUB,
                    Codes.I32_MUL,
                    Codes.I64_ADD,
                    Codes.I64_SUB,
                    Codes.I64_MUL,
                    Codes.GLOBAL_GET,
                    Codes.REF_NULL,
                    Codes.REF_FUNC,
                    Codes.STRUCT_NEW,
                    Codes.STRUCT_NEW_DEFAULT,
                    Codes.ARRAY_NEW,
                    Codes.ARRAY_NEW_DEFAULT,
                    Codes.ARRAY_NEW_FIXED,
                    Codes.REF_I31,
                    Codes.ANY_CONVERT_EXTERN,
                    Codes.EXTERN_CONVERT_ANY -> {}
            default -> throw read.invalid("not allowed in a constant");
        }
    }

    private void extended(int type) {
        model.usedProposals.add(Proposal.EXTENDED_CONST);
        stack.pop(type);
        stack.pop(type);
        stack.push(type);
    }

    private void global(int global) {
        if (model.global(global).mutable()) {
            throw read.invalid("global " + global + " can change");
        }
        if (global >= model.importedGlobals()) {
            model.usedProposals.add(Proposal.GC);
        }
        stack.push(model.globalValue(global));
    }

    private void function(int function) {
        model.declaredFunctions.set(function);
        stack.push(ValueTypes.reference(model.functionTypeIndex(function), false));
    }
}
