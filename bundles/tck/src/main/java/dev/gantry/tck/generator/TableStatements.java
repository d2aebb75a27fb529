// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ValueTypes;
import java.util.Random;

/** Tables, and what moves many bytes at a time. */
final class TableStatements {
    private static final int FEW = 3;
    private static final int FIRST_HALF = 0x3FFF;

    private final FunctionGenerator function;
    private final Random random;
    private final CodeWriter code;

    TableStatements(FunctionGenerator function) {
        this.function = function;
        this.random = function.random;
        this.code = function.code;
    }

    void any() {
        int type = random.nextBoolean() ? ValueTypes.FUNCREF : ValueTypes.EXTERNREF;
        long table = Expressions.tableOf(type);
        switch (random.nextInt(5)) {
            case 0 -> {
                function.expressions.element();
                function.expressions.any(type, 1);
                code.op("table.set", table);
            }
            case 1 -> {
                few();
                function.expressions.any(type, 1);
                few();
                code.op("table.fill", table);
            }
            case 2 -> {
                few();
                few();
                few();
                code.op("table.copy", table, table);
            }
            case 3 -> {
                few();
                code.op("i32.const", random.nextInt(2));
                few();
                code.op("table.init", 1, 0);
            }
            default -> copyMemory();
        }
    }

    private void few() {
        function.expressions.masked(ValueTypes.I32, FEW, 1);
    }

    private void copyMemory() {
        int address = function.shape.address();
        function.expressions.masked(address, FIRST_HALF, 2);
        function.expressions.masked(address, FIRST_HALF, 2);
        function.expressions.masked(address, 0x1FF, 2);
        int memories = function.shape.memories;
        code.op("memory.copy", random.nextInt(memories), random.nextInt(memories));
    }
}
