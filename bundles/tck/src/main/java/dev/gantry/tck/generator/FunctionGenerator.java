// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.outline.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One function while it is made: its locals, its open blocks, and how much it may still hold. */
final class FunctionGenerator {
    /** Where a branch may go; loops are left out, for they close themselves. */
    record Label(List<Integer> types, boolean loop) {}

    private static final int SIZE = 120;

    final ModuleShape shape;
    final int function;
    final Random random;
    final boolean nans;
    final CodeWriter code = new CodeWriter();
    final Constants constants;
    final Expressions expressions;
    final Statements statements;
    private final List<Integer> locals = new ArrayList<>();
    private final List<Integer> counters = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private int room = SIZE;

    FunctionGenerator(ModuleShape shape, int function, Random random, boolean nans) {
        this.shape = shape;
        this.function = function;
        this.random = random;
        this.nans = nans;
        this.constants = new Constants(code, random);
        this.expressions = new Expressions(this);
        this.statements = new Statements(this);
    }

    /** The locals and the code, without their size. */
    ByteSink body() {
        ModuleShape.Signature signature = shape.signature(function);
        locals.addAll(signature.parameters());
        int parameters = locals.size();
        open(signature.results(), false);
        statements.sequence(3 + random.nextInt(3));
        if (mayCall() && shape.has(Proposal.TAIL_CALLS)) {
            new Calls(this).tail();
        }
        expressions.all(signature.results(), 3);
        code.op("end");
        return assembled(parameters);
    }

    private ByteSink assembled(int parameters) {
        ByteSink body = new ByteSink(code.sink().size() + 100);
        body.u32(locals.size() - parameters);
        for (int type : locals.subList(parameters, locals.size())) {
            body.u32(1);
            CodeWriter.type(body, type);
        }
        body.bytes(code.sink().toByteArray());
        return body;
    }

    /** Whether there is anybody before it who may be called. */
    boolean mayCall() {
        return function > shape.leaves;
    }

    /** Whether more than a leaf of an expression still has room. */
    boolean spend() {
        room--;
        return room > 0;
    }

    boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    /** A local of this type that anybody may use; a new one if there is none. */
    int local(int type) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < locals.size(); i++) {
            if (locals.get(i) == type && !counters.contains(i)) {
                found.add(i);
            }
        }
        return found.isEmpty() || (chance(6) && found.size() < 4)
                ? newLocal(type)
                : found.get(random.nextInt(found.size()));
    }

    private int newLocal(int type) {
        locals.add(type);
        return locals.size() - 1;
    }

    /** A new local that only a loop counts with. */
    int counter(int type) {
        int counter = newLocal(type);
        counters.add(counter);
        return counter;
    }

    void open(List<Integer> types, boolean loop) {
        labels.add(new Label(types, loop));
    }

    void close() {
        labels.remove(labels.size() - 1);
        code.op("end");
    }

    int openBlocks() {
        return labels.size();
    }

    /** The depth of an open block as an instruction inside it names it. */
    long depthOf(int block) {
        return labels.size() - 1L - block;
    }

    /** Any block that a branch may leave; there is always the function itself. */
    int anyTarget() {
        int block = random.nextInt(labels.size());
        return labels.get(block).loop() ? 0 : block;
    }

    List<Integer> typesOf(int block) {
        return labels.get(block).types();
    }
}
