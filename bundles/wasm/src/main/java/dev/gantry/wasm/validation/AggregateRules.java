// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;

/** Types of the instructions that make and use structures and arrays. */
final class AggregateRules {
    private static final int I32 = ValueTypes.I32;

    /** The only field of an array. */
    private static final int ELEMENT = 0;

    private final ModuleModel model;
    private final OperandStack stack;

    AggregateRules(ModuleModel model, OperandStack stack) {
        this.model = model;
        this.stack = stack;
    }

    /**
     * Checks an instruction.
     *
     * @param index its first immediate, mostly the type
     * @param second its second one: a field, a segment, a count
     */
    void check(int code, int index, int second) {
        switch (code) {
            case Codes.STRUCT_NEW -> newStruct(index);
            case Codes.STRUCT_NEW_DEFAULT -> newDefaultStruct(index);
            case Codes.STRUCT_GET, Codes.STRUCT_GET_S, Codes.STRUCT_GET_U ->
                    get(index, second, code != Codes.STRUCT_GET);
            case Codes.STRUCT_SET -> {
                stack.pop(mutable(of(index, TypeForm.STRUCT), second));
                stack.pop(ValueTypes.reference(index, true));
            }
            case Codes.REF_I31 -> {
                stack.pop(I32);
                stack.push(ValueTypes.I31);
            }
            case Codes.ANY_CONVERT_EXTERN -> convert(ValueTypes.EXTERN, ValueTypes.ANY);
            case Codes.EXTERN_CONVERT_ANY -> convert(ValueTypes.ANY, ValueTypes.EXTERN);
            default -> checkArray(code, index, second);
        }
    }

    private void checkArray(int code, int index, int second) {
        DefinedType array = of(index, TypeForm.ARRAY);
        int element = ValueTypes.unpacked(array.storage(ELEMENT));
        switch (code) {
            case Codes.ARRAY_NEW -> {
                stack.pop(I32);
                stack.pop(element);
                made(index);
            }
            case Codes.ARRAY_NEW_DEFAULT -> {
                requireDefault(array, ELEMENT);
                stack.pop(I32);
                made(index);
            }
            case Codes.ARRAY_NEW_FIXED -> {
                stack.spend(second);
                for (int i = 0; i < second; i++) {
                    stack.pop(element);
                }
                made(index);
            }
            case Codes.ARRAY_NEW_DATA -> {
                requireBits(array);
                popRange();
                made(index);
            }
            case Codes.ARRAY_NEW_ELEM -> {
                requireElements(array, second);
                popRange();
                made(index);
            }
            case Codes.ARRAY_GET, Codes.ARRAY_GET_S, Codes.ARRAY_GET_U -> {
                stack.pop(I32);
                get(index, ELEMENT, code != Codes.ARRAY_GET);
            }
            case Codes.ARRAY_SET -> {
                stack.pop(mutable(array, ELEMENT));
                popPlace(index);
            }
            default -> checkBulk(code, index, second);
        }
    }

    private void checkBulk(int code, int index, int second) {
        DefinedType array = of(index, TypeForm.ARRAY);
        int element = mutable(array, ELEMENT);
        switch (code) {
            case Codes.ARRAY_FILL -> {
                stack.pop(I32);
                stack.pop(element);
            }
            case Codes.ARRAY_COPY -> {
                requireSameStorage(of(second, TypeForm.ARRAY), array);
                stack.pop(I32);
                popPlace(second);
            }
            case Codes.ARRAY_INIT_DATA -> {
                requireBits(array);
                popRange();
            }
            case Codes.ARRAY_INIT_ELEM -> {
                requireElements(array, second);
                popRange();
            }
            default -> throw stack.invalid("no rule for it");
        }
        popPlace(index);
    }

    private DefinedType of(int index, TypeForm form) {
        DefinedType type = model.typeSpace.get(index);
        if (type.form() != form) {
            throw stack.invalid("type " + index + " is " + type.form() + ", not " + form);
        }
        return type;
    }

    private void made(int type) {
        stack.push(ValueTypes.reference(type, false));
    }

    private void newStruct(int index) {
        DefinedType struct = of(index, TypeForm.STRUCT);
        stack.spend(struct.fields());
        for (int i = struct.fields() - 1; i >= 0; i--) {
            stack.pop(ValueTypes.unpacked(struct.storage(i)));
        }
        made(index);
    }

    private void newDefaultStruct(int index) {
        DefinedType struct = of(index, TypeForm.STRUCT);
        stack.spend(struct.fields());
        for (int i = 0; i < struct.fields(); i++) {
            requireDefault(struct, i);
        }
        made(index);
    }

    private void requireDefault(DefinedType type, int field) {
        if (!ValueTypes.isDefaultable(type.storage(field))) {
            throw stack.invalid("field " + field + " has no default value");
        }
    }

    /** Packed fields are read with a sign or without, others simply. */
    private void get(int index, int field, boolean extending) {
        int storage = model.typeSpace.get(index).storage(field);
        if (ValueTypes.isPacked(storage) != extending) {
            throw stack.invalid(
                    "the field is " + (extending ? "not packed" : "packed, so its sign matters"));
        }
        stack.pop(ValueTypes.reference(index, true));
        stack.push(ValueTypes.unpacked(storage));
    }

    /** What a field takes that can be changed. */
    private int mutable(DefinedType type, int field) {
        if (!type.isMutable(field)) {
            throw stack.invalid("field " + field + " cannot be changed");
        }
        return ValueTypes.unpacked(type.storage(field));
    }

    private void requireBits(DefinedType array) {
        if (ValueTypes.isReference(array.storage(ELEMENT))) {
            throw stack.invalid("the elements of the array are references");
        }
    }

    private void requireElements(DefinedType array, int segment) {
        if (!stack.types().matches(model.elementTypes.get(segment), array.storage(ELEMENT))) {
            throw stack.invalid("element segment " + segment + " does not fit the array");
        }
    }

    private void requireSameStorage(DefinedType from, DefinedType to) {
        if (!stack.types().matches(from.storage(ELEMENT), to.storage(ELEMENT))) {
            throw stack.invalid("the elements of the arrays do not fit");
        }
    }

    /** A start and a length. */
    private void popRange() {
        stack.pop(I32);
        stack.pop(I32);
    }

    /** An array and an index into it. */
    private void popPlace(int array) {
        stack.pop(I32);
        stack.pop(ValueTypes.reference(array, true));
    }

    private void convert(int from, int to) {
        int reference = stack.pop(ValueTypes.nullable(from));
        stack.push(ValueTypes.isNullable(reference) ? ValueTypes.nullable(to) : to);
    }
}
