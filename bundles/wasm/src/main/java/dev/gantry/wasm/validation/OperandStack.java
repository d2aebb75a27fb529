// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.Instructions;
import dev.gantry.wasm.format.ValueTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The types of what lies on the stack, and the blocks that are open. */
final class OperandStack {
    private static final int FIRST_CAPACITY = 64;

    private final TypeSpace types;
    private final Effort effort;
    private final List<ControlFrame> frames = new ArrayList<>();
    private ControlFrame frame = new ControlFrame();
    private int depth;
    private int[] values = new int[FIRST_CAPACITY];
    private int height;
    private int slots;
    private int maxSlots;

    private BinaryReader reader = new BinaryReader("", new byte[0]);
    private int code;
    private int at;

    OperandStack(ModuleModel model) {
        this.types = model.typeSpace;
        this.effort = model.effort;
    }

    /** Starts anew with the block of a function or constant. */
    void begin(BinaryReader source, int[] results) {
        reader = source;
        height = 0;
        slots = 0;
        maxSlots = 0;
        depth = 0;
        open(Codes.BLOCK, new int[0], results);
    }

    /** What is checked from now on is this instruction. */
    void enter(int newCode, int newAt) {
        code = newCode;
        at = newAt;
    }

    InvalidModuleException invalid(String why) {
        return reader.invalid(at, Instructions.of(code).name() + ": " + why);
    }

    TypeSpace types() {
        return types;
    }

    /** The greatest number of slots in code that can be reached. */
    int maxSlots() {
        return maxSlots;
    }

    /** How many blocks are open; none after the last {@code end}. */
    int depth() {
        return depth;
    }

    /** The innermost block. */
    ControlFrame frame() {
        return frame;
    }

    /** The block that a label means. */
    ControlFrame frame(int label) {
        return frames.get(depth - 1 - label);
    }

    /** The type on top, if it is known. */
    int top() {
        return height > frame.height ? values[height - 1] : ValueTypes.BOTTOM;
    }

    void push(int type) {
        if (height == values.length) {
            requireRoom();
            values = Arrays.copyOf(values, height * 2);
        }
        values[height++] = type;
        slots += ValueTypes.slots(type);
        if (slots > maxSlots && frame.isLive()) {
            maxSlots = slots;
        }
    }

    private void requireRoom() {
        if (height > Caps.STACK_HEIGHT) {
            throw reader.limit(
                    at, "more than the " + Caps.STACK_HEIGHT + " values allowed on the stack");
        }
    }

    void pushAll(int[] pushed) {
        spend(pushed.length);
        for (int type : pushed) {
            push(type);
        }
    }

    /** Takes a value that fits the type, and tells what it really is. */
    int pop(int expected) {
        int type = pop();
        if (type != expected && !types.matches(type, expected)) {
            throw mismatch(type, expected);
        }
        return type;
    }

    /** Takes any value. */
    int pop() {
        if (height == frame.height) {
            if (frame.polymorphic) {
                return ValueTypes.BOTTOM;
            }
            throw invalid("the stack has too few values");
        }
        int type = values[--height];
        slots -= ValueTypes.slots(type);
        return type;
    }

    void popAll(int[] expected) {
        spend(expected.length);
        for (int i = expected.length - 1; i >= 0; i--) {
            pop(expected[i]);
        }
    }

    /** Takes a reference, of unknown type in code that is never reached. */
    int popReference() {
        int type = pop();
        if (type == ValueTypes.BOTTOM) {
            return ValueTypes.UNKNOWN_HEAP;
        }
        if (!ValueTypes.isReference(type)) {
            throw invalid("a reference is expected, not " + ValueTypes.name(type));
        }
        return type;
    }

    /** Demands these types on top and leaves everything as it is. */
    void requireOnTop(int[] expected) {
        spend(expected.length);
        int from = height - expected.length;
        if (from < frame.height && !frame.polymorphic) {
            throw invalid("the stack has too few values");
        }
        for (int i = Math.max(0, frame.height - from); i < expected.length; i++) {
            if (!types.matches(values[from + i], expected[i])) {
                throw mismatch(values[from + i], expected[i]);
            }
        }
    }

    /** Before so many types are looked at because of one instruction. */
    void spend(int length) {
        effort.spend(reader, at, length);
    }

    private InvalidModuleException mismatch(int type, int expected) {
        return invalid(ValueTypes.name(expected) + " is expected, not " + ValueTypes.name(type));
    }

    /** The rest of the block is never reached. */
    void unreachable() {
        height = frame.height;
        slots = frame.slots;
        frame.polymorphic = true;
    }

    /** Opens a block whose parameters were taken from the stack, and puts them back. */
    ControlFrame open(int opener, int[] parameters, int[] results) {
        boolean dead = depth > 0 && !frame.isLive();
        if (depth == frames.size()) {
            frames.add(new ControlFrame());
        }
        frame = frames.get(depth++);
        frame.code = opener;
        frame.parameters = parameters;
        frame.results = results;
        frame.height = height;
        frame.slots = slots;
        frame.polymorphic = false;
        frame.deadFromOutside = dead;
        pushAll(parameters);
        return frame;
    }

    /** Takes the results of the innermost block, and expects nothing else there. */
    void finishFrame() {
        popAll(frame.results);
        if (height != frame.height) {
            throw invalid((height - frame.height) + " values are left over");
        }
    }

    /** Starts another part of the innermost block, like the one after {@code else}. */
    void restart(int newCode, int[] given) {
        finishFrame();
        frame.code = newCode;
        frame.polymorphic = false;
        pushAll(given);
    }

    /** Closes the innermost block, and puts its results on the stack of the one around it. */
    ControlFrame close() {
        finishFrame();
        ControlFrame closed = frame;
        depth--;
        if (depth > 0) {
            frame = frames.get(depth - 1);
            pushAll(closed.results);
        }
        return closed;
    }
}
