// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;

/** Types of blocks, branches and calls. */
final class ControlRules {
    private static final int[] NOTHING = {};

    private final ModuleModel model;
    private final OperandStack stack;
    private final LocalValues locals;

    ControlRules(ModuleModel model, OperandStack stack, LocalValues locals) {
        this.model = model;
        this.stack = stack;
        this.locals = locals;
    }

    void check(FunctionBody body, int i) {
        int index = (int) body.immediate(i);
        switch (body.code(i)) {
            case Codes.UNREACHABLE -> stack.unreachable();
            case Codes.BLOCK, Codes.LOOP -> open(body, i);
            case Codes.IF -> {
                stack.pop(ValueTypes.I32);
                open(body, i);
            }
            case Codes.ELSE -> {
                locals.restore(stack.frame().initialized);
                stack.restart(Codes.ELSE, stack.frame().parameters);
            }
            case Codes.END -> close();
            case Codes.BR -> {
                stack.popAll(target(body, index));
                stack.unreachable();
            }
            case Codes.BR_IF -> {
                stack.pop(ValueTypes.I32);
                passing(target(body, index));
            }
            case Codes.BR_TABLE -> branchTable(body, i);
            case Codes.RETURN -> {
                target(body, stack.depth() - 1);
                stack.popAll(model.results(body.typeIndex()));
                stack.unreachable();
            }
            default -> call(body, i);
        }
    }

    /** Opens the block of an instruction, whose parameters lie on the stack. */
    void open(FunctionBody body, int i) {
        int type = body.second(i);
        boolean indexed = type != FunctionBody.NONE;
        int[] parameters = indexed ? model.parameters(type) : NOTHING;
        int[] results = indexed ? model.results(type) : oneOrNone(body.blockValueType(i));
        stack.popAll(parameters);
        ControlFrame frame = stack.open(body.code(i), parameters, results);
        frame.block = body.block(i);
        frame.initialized = locals.mark();
    }

    private static int[] oneOrNone(int valueType) {
        return valueType == ValueTypes.VOID ? NOTHING : new int[] {valueType};
    }

    /** An {@code if} without {@code else} gives what it takes. */
    void close() {
        ControlFrame frame = stack.frame();
        stack.spend(frame.parameters.length);
        if (frame.code == Codes.IF && !stack.types().allMatch(frame.parameters, frame.results)) {
            throw stack.invalid("an if without else cannot give other types than it takes");
        }
        locals.restore(frame.initialized);
        stack.close();
    }

    /** What a branch to the label takes along. */
    int[] target(FunctionBody body, int label) {
        ControlFrame frame = stack.frame(label);
        if (stack.frame().isLive()) {
            body.blocks.target(frame.block);
        }
        return frame.labelTypes();
    }

    /** A branch that may be taken leaves the values there, as what the label says they are. */
    void passing(int[] labelTypes) {
        stack.popAll(labelTypes);
        stack.pushAll(labelTypes);
    }

    private void branchTable(FunctionBody body, int i) {
        stack.pop(ValueTypes.I32);
        int targets = (int) body.immediate(i);
        int[] last = target(body, body.labels(i, targets));
        int[] checked = NOTHING;
        for (int k = 0; k <= targets; k++) {
            int[] types = target(body, body.labels(i, k));
            if (types.length != last.length) {
                throw stack.invalid("its labels take different numbers of values");
            }
            if (types != checked) {
                stack.requireOnTop(types);
                checked = types;
            }
        }
        stack.unreachable();
    }

    private void call(FunctionBody body, int i) {
        int code = body.code(i);
        int index = (int) body.immediate(i);
        int type =
                code == Codes.CALL || code == Codes.RETURN_CALL
                        ? model.functionTypeIndex(index)
                        : index;
        if (!model.isFunctionType(type)) {
            throw stack.invalid("type " + type + " is no function type");
        }
        switch (code) {
            case Codes.CALL_INDIRECT, Codes.RETURN_CALL_INDIRECT -> callee(body.second(i));
            case Codes.CALL_REF, Codes.RETURN_CALL_REF ->
                    stack.pop(ValueTypes.reference(type, true));
            default -> {}
        }
        stack.popAll(model.parameters(type));
        if (code == Codes.CALL || code == Codes.CALL_INDIRECT || code == Codes.CALL_REF) {
            stack.pushAll(model.results(type));
        } else {
            returnResults(body, type);
        }
    }

    private void callee(int table) {
        stack.pop(model.tableAddress(table));
        if (!stack.types().matches(model.tableElement(table), ValueTypes.FUNCREF)) {
            throw stack.invalid("table " + table + " holds no functions");
        }
    }

    private void returnResults(FunctionBody body, int type) {
        stack.spend(model.results(type).length);
        if (!stack.types().allMatch(model.results(type), model.results(body.typeIndex()))) {
            throw stack.invalid("the results of the callee are not those of the function");
        }
        stack.unreachable();
    }
}
