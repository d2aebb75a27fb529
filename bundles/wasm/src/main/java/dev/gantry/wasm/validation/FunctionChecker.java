// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.Immediates;
import dev.gantry.wasm.format.Instruction;
import dev.gantry.wasm.format.Instructions;
import dev.gantry.wasm.format.ValueTypes;

/**
 * Checks the types of a function's instructions, and notes in its body what can be reached. Most
 * instructions take and give what their line of the table says; the others have rules by topic.
 */
final class FunctionChecker {
    private final ModuleModel model;
    private final OperandStack stack;
    private final LocalValues locals = new LocalValues();
    private final ControlRules control;
    private final ExceptionRules exceptions;
    private final StorageRules storage;
    private final ReferenceRules references;
    private final AggregateRules aggregates;

    FunctionChecker(ModuleModel model) {
        this.model = model;
        stack = new OperandStack(model);
        control = new ControlRules(model, stack, locals);
        exceptions = new ExceptionRules(model, stack, locals, control);
        storage = new StorageRules(model, stack, locals);
        references = new ReferenceRules(model, stack, control);
        aggregates = new AggregateRules(model, stack);
    }

    /**
     * Checks a function.
     *
     * @param source for positions in messages
     */
    void check(FunctionBody body, BinaryReader source) {
        locals.begin(body);
        stack.begin(source, model.results(body.typeIndex()));
        for (int i = 0; i < body.count(); i++) {
            int code = body.code(i);
            stack.enter(code, body.offset(i));
            if (stack.frame().isLive()) {
                body.markLive(i, stack.top());
            }
            Instruction instruction = Instructions.of(code);
            if (instruction.byRule()) {
                checkByRule(body, i);
            } else {
                checkByTable(body, i, instruction);
            }
        }
        body.setMaxHeight(stack.maxSlots());
    }

    private void checkByTable(FunctionBody body, int i, Instruction instruction) {
        for (int k = instruction.operandCount() - 1; k >= 0; k--) {
            stack.pop(resolve(instruction.operand(k), body, i, instruction));
        }
        for (int k = 0; k < instruction.resultCount(); k++) {
            stack.push(resolve(instruction.result(k), body, i, instruction));
        }
    }

    private int resolve(int type, FunctionBody body, int i, Instruction instruction) {
        if (type != ValueTypes.ADDRESS) {
            return type;
        }
        boolean segmentFirst = instruction.immediates() == Immediates.DATA_MEMORY;
        return model.memoryAddress(segmentFirst ? body.second(i) : (int) body.immediate(i));
    }

    private void checkByRule(FunctionBody body, int i) {
        switch (body.code(i)) {
            case Codes.DROP -> stack.pop();
            case Codes.SELECT -> select();
            case Codes.SELECT_TYPED -> selectTyped((int) body.immediate(i));
            case Codes.LOCAL_GET,
                    Codes.LOCAL_SET,
                    Codes.LOCAL_TEE,
                    Codes.GLOBAL_GET,
                    Codes.GLOBAL_SET,
                    Codes.MEMORY_COPY,
                    Codes.TABLE_GET,
                    Codes.TABLE_SET,
                    Codes.TABLE_SIZE,
                    Codes.TABLE_GROW,
                    Codes.TABLE_FILL,
                    Codes.TABLE_COPY,
                    Codes.TABLE_INIT ->
                    storage.check(body, i);
            case Codes.THROW,
                    Codes.THROW_REF,
                    Codes.TRY_TABLE,
                    Codes.TRY,
                    Codes.CATCH,
                    Codes.CATCH_ALL,
                    Codes.RETHROW,
                    Codes.DELEGATE ->
                    exceptions.check(body, i);
            case Codes.REF_NULL,
                    Codes.REF_FUNC,
                    Codes.REF_IS_NULL,
                    Codes.REF_AS_NON_NULL,
                    Codes.BR_ON_NULL,
                    Codes.BR_ON_NON_NULL,
                    Codes.REF_TEST,
                    Codes.REF_TEST_NULL,
                    Codes.REF_CAST,
                    Codes.REF_CAST_NULL,
                    Codes.BR_ON_CAST,
                    Codes.BR_ON_CAST_FAIL ->
                    references.check(body, i);
            default -> {
                if (body.code(i) < Codes.STRUCT_NEW) {
                    control.check(body, i);
                } else {
                    aggregates.check(body.code(i), (int) body.immediate(i), body.second(i));
                }
            }
        }
    }

    /** Without a type it takes only numbers and vectors. */
    private void select() {
        stack.pop(ValueTypes.I32);
        int one = stack.pop();
        int other = stack.pop();
        if (ValueTypes.isReference(one) || ValueTypes.isReference(other)) {
            throw stack.invalid("references need a select that names their type");
        }
        if (one != other && one != ValueTypes.BOTTOM && other != ValueTypes.BOTTOM) {
            throw stack.invalid(
                    ValueTypes.name(other) + " and " + ValueTypes.name(one) + " are not the same");
        }
        stack.push(one == ValueTypes.BOTTOM ? other : one);
    }

    private void selectTyped(int type) {
        stack.pop(ValueTypes.I32);
        stack.pop(type);
        stack.pop(type);
        stack.push(type);
    }
}
