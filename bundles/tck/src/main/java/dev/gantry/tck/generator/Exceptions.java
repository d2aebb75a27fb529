// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;
import java.util.List;
import java.util.Random;

/** Throws and catches, in the encoding that the module uses. */
final class Exceptions {
    private static final int TAG = 0;
    private static final int CATCH = 0;
    private static final int CATCH_ALL = 2;

    private final FunctionGenerator function;
    private final Random random;
    private final CodeWriter code;

    Exceptions(FunctionGenerator function) {
        this.function = function;
        this.random = function.random;
        this.code = function.code;
    }

    void any() {
        if (function.chance(8)) {
            throwSometimes();
        } else if (!function.shape.has(Proposal.EXCEPTIONS)) {
            legacy();
        } else if (random.nextBoolean()) {
            caughtWithValue();
        } else {
            caughtAll();
        }
    }

    private void throwSometimes() {
        function.expressions.any(ValueTypes.I32, 2);
        code.op("if", CodeWriter.blockOf(ValueTypes.VOID));
        function.open(List.of(), false);
        function.expressions.any(ValueTypes.I32, 2);
        code.op("throw", TAG);
        function.close();
    }

    private void caughtWithValue() {
        code.op("block", CodeWriter.blockOf(ValueTypes.I32));
        function.open(List.of(ValueTypes.I32), false);
        code.tryTable(CATCH, TAG, 0);
        tried();
        function.expressions.any(ValueTypes.I32, 2);
        function.close();
        code.op("local.set", function.local(ValueTypes.I32));
    }

    private void caughtAll() {
        code.op("block", CodeWriter.blockOf(ValueTypes.VOID));
        function.open(List.of(), false);
        code.tryTable(CATCH_ALL, 0);
        tried();
        function.statements.sequence(1);
        function.close();
    }

    private void tried() {
        function.open(List.of(), false);
        function.statements.sequence(1);
        throwSometimes();
        function.close();
    }

    private void legacy() {
        code.op("try", CodeWriter.blockOf(ValueTypes.VOID));
        function.open(List.of(), false);
        function.statements.sequence(1);
        throwSometimes();
        code.op("catch", TAG);
        code.op("local.set", function.local(ValueTypes.I32));
        function.statements.sequence(1);
        code.op("catch_all");
        function.statements.sequence(1);
        function.close();
    }
}
