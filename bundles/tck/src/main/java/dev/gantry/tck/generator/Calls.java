// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Calls of functions that stand before the caller, as long as there are calls left. */
final class Calls {
    private final FunctionGenerator function;
    private final ModuleShape shape;
    private final Random random;
    private final CodeWriter code;

    Calls(FunctionGenerator function) {
        this.function = function;
        this.shape = function.shape;
        this.random = function.random;
        this.code = function.code;
    }

    /** A call whose results are taken off the stack again. */
    void any() {
        whileCallsAreLeft();
        switch (random.nextInt(shape.has(Proposal.FUNCTION_REFERENCES) ? 3 : 2)) {
            case 0 -> indirect();
            case 1 -> direct();
            default -> throughAReference();
        }
        function.close();
    }

    private void direct() {
        int callee = 1 + random.nextInt(function.function - 1);
        function.expressions.all(shape.signature(callee).parameters(), 2);
        code.op("call", callee);
        function.statements.keep(shape.signature(callee).results());
    }

    private void indirect() {
        int leaf = 1 + random.nextInt(shape.leaves);
        function.expressions.all(shape.signature(leaf).parameters(), 2);
        if (function.chance(6)) {
            function.expressions.element();
        } else {
            code.op("i32.const", leaf - 1);
        }
        code.op("call_indirect", shape.functions.get(leaf), 0);
        function.statements.keep(shape.signature(leaf).results());
    }

    private void throughAReference() {
        int leaf = 1 + random.nextInt(shape.leaves);
        function.expressions.all(shape.signature(leaf).parameters(), 2);
        code.op("ref.func", leaf);
        code.op("call_ref", shape.functions.get(leaf));
        function.statements.keep(shape.signature(leaf).results());
    }

    /** Ends the function with a call of one that gives the same. */
    void tail() {
        List<Integer> results = shape.signature(function.function).results();
        int[] callees =
                IntStream.range(1, function.function)
                        .filter(callee -> shape.signature(callee).results().equals(results))
                        .toArray();
        if (callees.length == 0) {
            return;
        }
        int callee = callees[random.nextInt(callees.length)];
        whileCallsAreLeft();
        function.expressions.all(shape.signature(callee).parameters(), 2);
        if (callee <= shape.leaves && random.nextBoolean()) {
            code.op("i32.const", callee - 1);
            code.op("return_call_indirect", shape.functions.get(callee), 0);
        } else {
            code.op("return_call", callee);
        }
        function.close();
    }

    private void whileCallsAreLeft() {
        code.op("global.get", ModuleShape.CALLS_LEFT);
        code.op("if", CodeWriter.blockOf(ValueTypes.VOID));
        function.open(List.of(), false);
        code.op("global.get", ModuleShape.CALLS_LEFT);
        code.op("i32.const", 1);
        code.op("i32.sub");
        code.op("global.set", ModuleShape.CALLS_LEFT);
    }
}
