// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ValueTypes;
import java.util.Random;

/** Structures and arrays. */
final class Objects {
    private static final int LENGTH = 7;
    private static final long ANY = CodeWriter.blockOf(0x6E);

    private final FunctionGenerator function;
    private final Random random;
    private final CodeWriter code;
    private final int structure;
    private final int array;

    Objects(FunctionGenerator function) {
        this.function = function;
        this.random = function.random;
        this.code = function.code;
        this.structure = function.shape.structure;
        this.array = function.shape.array;
    }

    /** An i32 out of an object. */
    void number() {
        switch (random.nextInt(6)) {
            case 0 -> {
                object();
                code.op("struct.get", structure, 0);
            }
            case 1 -> {
                object();
                code.op(random.nextBoolean() ? "struct.get_s" : "struct.get_u", structure, 2);
            }
            case 2 -> {
                list();
                code.op("array.len");
            }
            case 3 -> {
                list();
                index();
                code.op("array.get", array);
            }
            case 4 -> {
                function.expressions.any(ValueTypes.I32, 1);
                code.op("ref.i31");
                code.op(random.nextBoolean() ? "i31.get_s" : "i31.get_u");
            }
            default -> {
                object();
                code.op(random.nextBoolean() ? "ref.test" : "ref.test_null", anyType());
            }
        }
    }

    private long anyType() {
        return random.nextBoolean() ? structure : CodeWriter.blockOf(0x6B);
    }

    private void index() {
        function.expressions.masked(ValueTypes.I32, LENGTH - 1, 1);
    }

    /** A new structure, or one that a local holds, which may be none. */
    private void object() {
        if (function.chance(4)) {
            code.op("local.get", function.local(ValueTypes.reference(structure, true)));
        } else if (random.nextBoolean()) {
            code.op("struct.new_default", structure);
        } else {
            function.expressions.any(ValueTypes.I32, 1);
            function.expressions.any(ValueTypes.I64, 1);
            function.expressions.any(ValueTypes.I32, 1);
            code.op("struct.new", structure);
        }
    }

    private void list() {
        if (function.chance(3)) {
            function.expressions.any(ValueTypes.I32, 1);
            function.expressions.any(ValueTypes.I32, 1);
            code.op("array.new_fixed", array, 2);
        } else {
            function.expressions.any(ValueTypes.I32, 1);
            code.op("i32.const", LENGTH);
            code.op("array.new", array);
        }
    }

    void statement() {
        switch (random.nextInt(5)) {
            case 0 -> {
                object();
                code.op("local.set", function.local(ValueTypes.reference(structure, true)));
            }
            case 1 -> {
                object();
                function.expressions.any(ValueTypes.I64, 2);
                code.op("struct.set", structure, 1);
            }
            case 2 -> {
                list();
                index();
                function.expressions.any(ValueTypes.I32, 2);
                code.op("array.set", array);
            }
            case 3 -> {
                list();
                code.op("i32.const", 0);
                function.expressions.any(ValueTypes.I32, 1);
                code.op("i32.const", 2);
                code.op("array.fill", array);
            }
            default -> {
                object();
                code.op("ref.cast_null", ANY);
                code.op("drop");
            }
        }
    }
}
