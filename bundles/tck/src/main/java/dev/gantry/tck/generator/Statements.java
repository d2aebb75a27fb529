// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Code that leaves the stack as it found it. */
final class Statements {
    private static final int DEEPEST = 6;

    private final FunctionGenerator function;
    private final ModuleShape shape;
    private final Random random;
    private final CodeWriter code;

    Statements(FunctionGenerator function) {
        this.function = function;
        this.shape = function.shape;
        this.random = function.random;
        this.code = function.code;
    }

    void sequence(int count) {
        for (int i = 0; i < count; i++) {
            any();
        }
    }

    private void any() {
        boolean flat = !function.spend() || function.openBlocks() > DEEPEST;
        switch (random.nextInt(flat ? 4 : 16)) {
            case 0, 4 -> setLocal();
            case 1 -> setGlobal();
            case 2, 5 -> function.expressions.instruction(ValueTypes.VOID, flat ? 1 : 3);
            case 3 -> drop(flat);
            case 6, 7 -> conditional();
            case 8, 9 -> loop();
            case 10 -> valuesThroughABlock();
            case 11 -> leave();
            case 12 -> branchTable();
            case 13 -> new TableStatements(function).any();
            case 14 -> call();
            default -> ofProposals();
        }
    }

    private void setLocal() {
        int type = shape.anyValue(random);
        function.expressions.any(type, 3);
        code.op("local.set", function.local(type));
    }

    private void setGlobal() {
        int global = 1 + random.nextInt(shape.globals.size() - 1);
        function.expressions.any(shape.globals.get(global), 3);
        code.op("global.set", global);
    }

    private void drop(boolean flat) {
        function.expressions.any(shape.anyValue(random), flat ? 1 : 4);
        code.op("drop");
    }

    private void conditional() {
        function.expressions.any(ValueTypes.I32, 2);
        code.op("if", CodeWriter.blockOf(ValueTypes.VOID));
        function.open(List.of(), false);
        sequence(1 + random.nextInt(2));
        if (random.nextBoolean()) {
            code.op("else");
            sequence(1 + random.nextInt(2));
        }
        function.close();
    }

    /** A loop of a few turns, closed in one of four ways. */
    private void loop() {
        long counter = function.counter(ValueTypes.I32);
        code.op("i32.const", 1 + random.nextInt(5));
        code.op("local.set", counter);
        boolean table = function.chance(4);
        if (table) {
            code.op("block", CodeWriter.blockOf(ValueTypes.VOID));
            function.open(List.of(), false);
        }
        boolean carries = !table && function.chance(3);
        List<Integer> carried = carries ? List.of(ValueTypes.I64) : List.of();
        function.expressions.all(carried, 1);
        code.op("loop", carries ? carryingType() : CodeWriter.blockOf(ValueTypes.VOID));
        function.open(carried, true);
        carried.forEach(type -> code.op("local.set", function.local(type)));
        sequence(1 + random.nextInt(2));
        function.expressions.all(carried, 2);
        again(counter, table);
        function.close();
        carried.forEach(type -> code.op("drop"));
        if (table) {
            function.close();
        }
    }

    /** The type of a block that takes and gives an i64; there is one, because the shape has it. */
    private long carryingType() {
        return shape.types.indexOf(ModuleShape.CARRY);
    }

    private void again(long counter, boolean table) {
        code.op("local.get", counter);
        code.op("i32.const", 1);
        code.op("i32.sub");
        code.op("local.tee", counter);
        if (table) {
            code.op("i32.eqz");
            code.op("br_table", 0, 1);
        } else if (function.typesOf(function.openBlocks() - 1).isEmpty() && random.nextBoolean()) {
            code.op("if", CodeWriter.blockOf(ValueTypes.VOID));
            code.op("br", 1);
            code.op("end");
        } else {
            code.op("br_if", 0);
        }
    }

    /** A block with parameters and results of any type of the module. */
    private void valuesThroughABlock() {
        int type = random.nextInt(shape.types.size());
        ModuleShape.Signature signature = shape.types.get(type);
        function.expressions.all(signature.parameters(), 2);
        code.op("block", type);
        function.open(signature.results(), false);
        keep(signature.parameters());
        sequence(1);
        function.expressions.all(signature.results(), 2);
        if (random.nextBoolean()) {
            function.expressions.any(ValueTypes.I32, 1);
            code.op("br_if", 0);
        }
        function.close();
        keep(signature.results());
    }

    /** Takes values off the stack, most of them into locals. */
    void keep(List<Integer> types) {
        List<Integer> last = new ArrayList<>(types);
        Collections.reverse(last);
        for (int type : last) {
            if (function.chance(4)) {
                code.op("drop");
            } else {
                code.op("local.set", function.local(type));
            }
        }
    }

    /** Leaves a block, perhaps the function, or gives up; what follows is never reached. */
    private void leave() {
        function.expressions.any(ValueTypes.I32, 2);
        code.op("if", CodeWriter.blockOf(ValueTypes.VOID));
        function.open(List.of(), false);
        if (function.chance(20)) {
            code.op("unreachable");
        } else if (random.nextBoolean()) {
            function.expressions.all(function.typesOf(0), 2);
            code.op("return");
        } else {
            int target = function.anyTarget();
            function.expressions.all(function.typesOf(target), 2);
            code.op("br", function.depthOf(target));
        }
        if (function.chance(6)) {
            unreached();
        }
        function.close();
    }

    /** What is behind a branch is typed all the same. */
    private void unreached() {
        code.op("i32.add");
        code.op("drop");
        sequence(1);
        code.op("select");
        code.op("drop");
    }

    private void branchTable() {
        code.op("block", CodeWriter.blockOf(ValueTypes.VOID));
        function.open(List.of(), false);
        int outer = function.openBlocks() - 1;
        int cases = 1 + random.nextInt(4);
        for (int i = 0; i < cases; i++) {
            code.op("block", CodeWriter.blockOf(ValueTypes.VOID));
            function.open(List.of(), false);
        }
        function.expressions.any(ValueTypes.I32, 2);
        code.op("br_table", random.longs(cases + 2L, 0, cases + 1L).toArray());
        for (int i = 0; i < cases; i++) {
            function.close();
            sequence(1);
            if (random.nextBoolean()) {
                code.op("br", function.depthOf(outer));
            }
        }
        function.close();
    }

    private void call() {
        if (function.mayCall()) {
            new Calls(function).any();
        } else {
            setLocal();
        }
    }

    private void ofProposals() {
        if (shape.has(Proposal.EXCEPTIONS) || shape.has(Proposal.LEGACY_EXCEPTIONS)) {
            new Exceptions(function).any();
        } else if (shape.has(Proposal.GC)) {
            new Objects(function).statement();
        } else {
            setLocal();
        }
    }
}
