// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;
import java.util.Arrays;

/** Types of throwing and catching, in both encodings. */
final class ExceptionRules {
    private static final int[] NOTHING = {};

    private final ModuleModel model;
    private final OperandStack stack;
    private final LocalValues locals;
    private final ControlRules control;

    ExceptionRules(
            ModuleModel model, OperandStack stack, LocalValues locals, ControlRules control) {
        this.model = model;
        this.stack = stack;
        this.locals = locals;
        this.control = control;
    }

    void check(FunctionBody body, int i) {
        int index = (int) body.immediate(i);
        switch (body.code(i)) {
            case Codes.THROW -> {
                stack.popAll(payload(index));
                stack.unreachable();
            }
            case Codes.THROW_REF -> {
                stack.pop(ValueTypes.EXNREF);
                stack.unreachable();
            }
            case Codes.TRY_TABLE -> {
                checkClauses(body, i);
                control.open(body, i);
            }
            case Codes.TRY -> control.open(body, i);
            case Codes.CATCH -> startHandler(Codes.CATCH, payload(index));
            case Codes.CATCH_ALL -> startHandler(Codes.CATCH_ALL, NOTHING);
            case Codes.RETHROW -> rethrow(index);
            case Codes.DELEGATE -> delegate(body, index);
            default -> throw stack.invalid("no rule for it");
        }
    }

    private int[] payload(int tag) {
        return model.parameters(model.tagTypeIndex(tag));
    }

    private void checkClauses(FunctionBody body, int i) {
        for (int k = 0; k < body.clauses(i); k++) {
            int kind = body.clauseKind(i, k);
            int[] caught = CatchClause.hasTag(kind) ? payload(body.clauseTag(i, k)) : NOTHING;
            stack.spend(caught.length);
            if (CatchClause.hasReference(kind)) {
                caught = Arrays.copyOf(caught, caught.length + 1);
                caught[caught.length - 1] = ValueTypes.EXN;
            }
            if (!stack.types().allMatch(caught, control.target(body, body.labels(i, k)))) {
                throw stack.invalid("what clause " + k + " catches does not fit its label");
            }
        }
    }

    private void startHandler(int code, int[] caught) {
        locals.restore(stack.frame().initialized);
        stack.restart(code, caught);
    }

    private void rethrow(int label) {
        int code = stack.frame(label).code;
        if (code != Codes.CATCH && code != Codes.CATCH_ALL) {
            throw stack.invalid("label " + label + " is no handler");
        }
        stack.unreachable();
    }

    /** Its label is counted from outside the block that it closes. */
    private void delegate(FunctionBody body, int label) {
        if (label >= stack.depth() - 1) {
            throw stack.invalid("label " + label + " does not exist");
        }
        control.target(body, label + 1);
        control.close();
    }
}
