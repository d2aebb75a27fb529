// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;

/** Types of the instructions on locals, globals and tables, and of copies between memories. */
final class StorageRules {
    private final ModuleModel model;
    private final OperandStack stack;
    private final LocalValues locals;

    StorageRules(ModuleModel model, OperandStack stack, LocalValues locals) {
        this.model = model;
        this.stack = stack;
        this.locals = locals;
    }

    void check(FunctionBody body, int i) {
        int index = (int) body.immediate(i);
        switch (body.code(i)) {
            case Codes.LOCAL_GET -> {
                if (!locals.has(index)) {
                    throw stack.invalid("local " + index + " has no value yet");
                }
                stack.push(body.localType(index));
            }
            case Codes.LOCAL_SET -> {
                stack.pop(body.localType(index));
                locals.give(index);
            }
            case Codes.LOCAL_TEE -> {
                stack.pop(body.localType(index));
                locals.give(index);
                stack.push(body.localType(index));
            }
            case Codes.GLOBAL_GET -> stack.push(model.globalValue(index));
            case Codes.GLOBAL_SET -> {
                if (!model.global(index).mutable()) {
                    throw stack.invalid("global " + index + " cannot be changed");
                }
                stack.pop(model.globalValue(index));
            }
            case Codes.MEMORY_COPY ->
                    copy(model.memoryAddress(index), model.memoryAddress(body.second(i)));
            default -> table(body, i);
        }
    }

    private void table(FunctionBody body, int i) {
        int code = body.code(i);
        int table = code == Codes.TABLE_INIT ? body.second(i) : (int) body.immediate(i);
        int address = model.tableAddress(table);
        int element = model.tableElement(table);
        switch (code) {
            case Codes.TABLE_GET -> {
                stack.pop(address);
                stack.push(element);
            }
            case Codes.TABLE_SET -> {
                stack.pop(element);
                stack.pop(address);
            }
            case Codes.TABLE_SIZE -> stack.push(address);
            case Codes.TABLE_GROW -> {
                stack.pop(address);
                stack.pop(element);
                stack.push(address);
            }
            case Codes.TABLE_FILL -> {
                stack.pop(address);
                stack.pop(element);
                stack.pop(address);
            }
            case Codes.TABLE_COPY -> {
                requireFits(model.tableElement(body.second(i)), element);
                copy(address, model.tableAddress(body.second(i)));
            }
            case Codes.TABLE_INIT -> {
                requireFits(model.elementTypes.get((int) body.immediate(i)), element);
                stack.pop(ValueTypes.I32);
                stack.pop(ValueTypes.I32);
                stack.pop(address);
            }
            default -> throw stack.invalid("no rule for it");
        }
    }

    private void requireFits(int type, int element) {
        if (!stack.types().matches(type, element)) {
            throw stack.invalid(
                    ValueTypes.name(type) + " does not fit into " + ValueTypes.name(element));
        }
    }

    /** The length has 64 bits only if both sides have. */
    private void copy(int to, int from) {
        stack.pop(to == from ? to : ValueTypes.I32);
        stack.pop(from);
        stack.pop(to);
    }
}
