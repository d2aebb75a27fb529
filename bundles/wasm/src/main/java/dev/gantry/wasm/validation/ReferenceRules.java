// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;

/** Types of the instructions that make, test and cast references. */
final class ReferenceRules {
    private final ModuleModel model;
    private final OperandStack stack;
    private final ControlRules control;

    ReferenceRules(ModuleModel model, OperandStack stack, ControlRules control) {
        this.model = model;
        this.stack = stack;
        this.control = control;
    }

    void check(FunctionBody body, int i) {
        int immediate = (int) body.immediate(i);
        switch (body.code(i)) {
            case Codes.REF_NULL -> stack.push(ValueTypes.nullable(immediate));
            case Codes.REF_FUNC -> function(immediate);
            case Codes.REF_IS_NULL -> {
                stack.popReference();
                stack.push(ValueTypes.I32);
            }
            case Codes.REF_AS_NON_NULL -> stack.push(ValueTypes.nonNull(stack.popReference()));
            case Codes.BR_ON_NULL -> {
                int reference = stack.popReference();
                control.passing(control.target(body, immediate));
                stack.push(ValueTypes.nonNull(reference));
            }
            case Codes.BR_ON_NON_NULL -> {
                int reference = ValueTypes.nonNull(stack.popReference());
                passingReference(control.target(body, immediate), reference);
            }
            case Codes.REF_TEST, Codes.REF_TEST_NULL -> {
                stack.pop(stack.types().top(immediate));
                stack.push(ValueTypes.I32);
            }
            case Codes.REF_CAST -> cast(immediate);
            case Codes.REF_CAST_NULL -> cast(ValueTypes.nullable(immediate));
            case Codes.BR_ON_CAST -> branchOnCast(body, i, true);
            case Codes.BR_ON_CAST_FAIL -> branchOnCast(body, i, false);
            default -> throw stack.invalid("no rule for it");
        }
    }

    private void function(int function) {
        if (!model.declaredFunctions.get(function)) {
            throw stack.invalid("function " + function + " stands in no export, element or global");
        }
        stack.push(ValueTypes.reference(model.functionTypeIndex(function), false));
    }

    private void cast(int type) {
        stack.pop(stack.types().top(type));
        stack.push(type);
    }

    private void branchOnCast(FunctionBody body, int i, boolean onSuccess) {
        int from = body.castType(i, 0);
        int to = body.castType(i, 1);
        if (!stack.types().matches(to, from)) {
            throw stack.invalid(ValueTypes.name(to) + " is not below " + ValueTypes.name(from));
        }
        int other = ValueTypes.isNullable(to) ? ValueTypes.nonNull(from) : from;
        stack.pop(from);
        passingReference(control.target(body, body.second(i)), onSuccess ? to : other);
        stack.push(onSuccess ? other : to);
    }

    /** The label takes a reference on top of what stays on the stack. */
    private void passingReference(int[] labelTypes, int reference) {
        if (labelTypes.length == 0) {
            throw stack.invalid("its label takes no reference");
        }
        stack.push(reference);
        control.passing(labelTypes);
        stack.pop();
    }
}
