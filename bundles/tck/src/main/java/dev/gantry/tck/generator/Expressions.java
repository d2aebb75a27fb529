// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.Instruction;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;
import java.util.List;
import java.util.Random;

/** Code that leaves one value of a wanted type. */
final class Expressions {
    private static final int PAGE_HALF = 0x7FF8;
    private static final int SMALL = 0x0F;

    private final FunctionGenerator function;
    private final ModuleShape shape;
    private final Random random;
    private final CodeWriter code;

    Expressions(FunctionGenerator function) {
        this.function = function;
        this.shape = function.shape;
        this.random = function.random;
        this.code = function.code;
    }

    void all(List<Integer> types, int depth) {
        types.forEach(type -> any(type, depth));
    }

    /** Any expression of this type. */
    void any(int type, int depth) {
        if (depth <= 0 || !function.spend()) {
            simple(type);
            return;
        }
        switch (random.nextInt(10)) {
            case 0 -> simple(type);
            case 1 -> block(type, depth);
            case 2 -> conditional(type, depth);
            case 3 -> select(type, depth);
            case 4 -> {
                any(type, depth - 1);
                code.op("local.tee", function.local(type));
            }
            case 5 -> ofState(type, depth);
            default -> instruction(type, depth);
        }
    }

    private void simple(int type) {
        int global = shape.globals.indexOf(type);
        switch (random.nextInt(3)) {
            case 0 -> code.op("local.get", function.local(type));
            case 1 -> {
                if (global > ModuleShape.CALLS_LEFT) {
                    code.op("global.get", global);
                } else {
                    function.constants.write(type);
                }
            }
            default -> {
                if (type == ValueTypes.FUNCREF) {
                    code.op("ref.func", 1 + random.nextInt(shape.leaves));
                } else {
                    function.constants.write(type);
                }
            }
        }
    }

    private void block(int type, int depth) {
        code.op("block", CodeWriter.blockOf(type));
        function.open(List.of(type), false);
        function.statements.sequence(1);
        any(type, depth - 1);
        if (random.nextBoolean()) {
            any(ValueTypes.I32, depth - 2);
            code.op("br_if", 0);
        }
        function.close();
    }

    private void conditional(int type, int depth) {
        any(ValueTypes.I32, depth - 1);
        code.op("if", CodeWriter.blockOf(type));
        function.open(List.of(type), false);
        any(type, depth - 1);
        code.op("else");
        any(type, depth - 1);
        function.close();
    }

    private void select(int type, int depth) {
        any(type, depth - 1);
        any(type, depth - 1);
        any(ValueTypes.I32, depth - 1);
        if (ValueTypes.isReference(type) || random.nextBoolean()) {
            code.op("select_typed", type);
        } else {
            code.op("select");
        }
    }

    /** What depends on memories, tables and references. */
    private void ofState(int type, int depth) {
        if (type == shape.address() && random.nextBoolean()) {
            code.op("memory.size", random.nextInt(shape.memories));
        } else if (type == ValueTypes.I32) {
            number(depth);
        } else if (type == ValueTypes.FUNCREF || type == ValueTypes.EXTERNREF) {
            element();
            code.op("table.get", tableOf(type));
        } else {
            instruction(type, depth);
        }
    }

    private void number(int depth) {
        switch (random.nextInt(6)) {
            case 0 -> {
                any(ValueTypes.FUNCREF, depth - 1);
                code.op("ref.is_null");
            }
            case 1 -> code.op("table.size", random.nextInt(2));
            case 2 -> {
                code.op("ref.null", CodeWriter.blockOf(0x6F));
                code.op("i32.const", random.nextInt(4));
                code.op("table.grow", 1);
            }
            case 3 -> {
                any(ValueTypes.I32, depth - 1);
                code.op("call", ModuleShape.HOST_FUNCTION);
            }
            case 4 -> grow();
            default -> {
                if (shape.has(Proposal.GC)) {
                    new Objects(function).number();
                } else {
                    instruction(ValueTypes.I32, depth);
                }
            }
        }
    }

    /** At most by two pages, told in 32 bits. */
    private void grow() {
        code.op(shape.wide ? "i64.const" : "i32.const", random.nextInt(3));
        code.op("memory.grow", random.nextInt(shape.memories));
        if (shape.wide) {
            code.op("i32.wrap_i64");
        }
    }

    static long tableOf(int type) {
        return type == ValueTypes.FUNCREF ? 0 : 1;
    }

    /** An index that is mostly within a table. */
    void element() {
        any(ValueTypes.I32, 1);
        code.op("i32.const", function.chance(40) ? -1 : ModuleShape.TABLE_SIZE - 1);
        code.op("i32.and");
    }

    /** An instruction of the table that gives this type, with its operands. */
    void instruction(int type, int depth) {
        if (!shape.palette.has(type)) {
            simple(type);
            return;
        }
        Instruction instruction = shape.palette.pick(type, random);
        for (int i = 0; i < instruction.operandCount(); i++) {
            operand(instruction, i, depth);
        }
        code.op(instruction, immediates(instruction));
        if (!function.nans) {
            replaceNans(instruction, type);
        }
    }

    private void operand(Instruction instruction, int index, int depth) {
        int type = instruction.operand(index);
        boolean length = instruction.name().startsWith("memory.") && index > 0;
        if (type == ValueTypes.ADDRESS) {
            masked(shape.address(), index == 0 ? PAGE_HALF : 0xFF, depth);
        } else if (length) {
            masked(type, SMALL, depth);
        } else {
            any(type, depth - 1);
        }
        if (index == 1 && Palette.divides(instruction)) {
            String prefix = type == ValueTypes.I32 ? "i32" : "i64";
            code.op(prefix + ".const", function.chance(30) ? 0 : 1);
            code.op(prefix + ".or");
        }
    }

    /** A number that is mostly at most this one. */
    void masked(int type, int mask, int depth) {
        any(type, depth - 1);
        String prefix = type == ValueTypes.I64 ? "i64" : "i32";
        code.op(prefix + ".const", function.chance(80) ? -8 : mask);
        code.op(prefix + ".and");
    }

    private long[] immediates(Instruction instruction) {
        long memory = random.nextInt(shape.memories);
        long lane = instruction.bound() == 0 ? 0 : random.nextInt(instruction.bound());
        return switch (instruction.immediates()) {
            case ACCESS ->
                    new long[] {
                        random.nextInt(instruction.bound() + 1), memory, random.nextInt(1_000)
                    };
            case ATOMIC -> new long[] {instruction.bound(), memory, 8L * random.nextInt(100)};
            case ACCESS_LANE -> new long[] {0, memory, random.nextInt(1_000), laneOf(instruction)};
            case LANE -> new long[] {lane};
            case SHUFFLE -> random.longs(16, 0, 32).toArray();
            case MEMORY -> new long[] {memory};
            case DATA -> new long[] {1};
            case DATA_MEMORY -> new long[] {1, memory};
            case ELEMENT -> new long[] {1};
            default -> new long[] {0}; // A byte that is zero, or nothing at all.
        };
    }

    /** Sixteen bytes are so many lanes of the natural size. */
    private long laneOf(Instruction instruction) {
        return random.nextInt(16 >> instruction.bound());
    }

    /** Puts a zero in the place of every NaN, so that nobody sees which one it was. */
    private void replaceNans(Instruction instruction, int type) {
        if (type == ValueTypes.F32 || type == ValueTypes.F64) {
            String prefix = type == ValueTypes.F32 ? "f32" : "f64";
            long value = function.local(type);
            code.op("local.tee", value);
            code.op(prefix + ".const", 0);
            code.op("local.get", value);
            code.op("local.get", value);
            code.op(prefix + ".eq");
            code.op("select");
        } else if (type == ValueTypes.V128 && Palette.floatLanes(instruction) > 0) {
            long value = function.local(type);
            code.op("local.tee", value);
            code.op("local.get", value);
            code.op("local.get", value);
            code.op(Palette.floatLanes(instruction) == 4 ? "f32x4.eq" : "f64x2.eq");
            code.op("v128.and");
        }
    }
}
