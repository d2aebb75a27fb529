// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Code without blocks that take parameters: the parameters go through locals of their own. Chicory, when
 * it leaves such a block by a branch, leaves as many operands too many below the results, interpreted
 * and compiled alike. Loops stay as they are: a branch to a loop does not leave it.
 */
final class BlockParameters {
    private static final int LOOP = 0x03;
    private static final int IF = 0x04;
    private static final int ELSE = 0x05;
    private static final int END = 0x0b;
    private static final int TRY_TABLE = 0x1f;
    private static final int LOCAL_GET = 0x20;
    private static final int LOCAL_SET = 0x21;

    /** An open block: the locals that its parameters went to, and whether it lacks its other half. */
    private record Block(List<Integer> parameters, boolean lacksElse) {}

    private static final Block PLAIN = new Block(List.of(), false);

    private final CodeScan instructions = new CodeScan(new BitSet());
    private final BlockTypes types;
    private final Deque<Block> open = new ArrayDeque<>();
    private final SpareLocals locals;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private BlockParameters(BlockTypes types, SpareLocals locals) {
        this.types = types;
        this.locals = locals;
    }

    /** The sections of the module that are other ones without such blocks. */
    static Map<Integer, byte[]> removed(ModuleBytes module) {
        BlockTypes types = new BlockTypes(module);
        byte[] code =
                module.section(ModuleBytes.CODE)
                        .map(section -> code(section, types))
                        .orElse(new byte[0]);
        return Map.of(ModuleBytes.TYPES, types.section(), ModuleBytes.CODE, code);
    }

    private static byte[] code(ByteReader code, BlockTypes types) {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        int count = code.count();
        ModuleBytes.writeNumber(section, count);
        for (int function = 0; function < count; function++) {
            ByteReader body = code.part(code.count());
            SpareLocals locals = new SpareLocals(types.parametersOf(function), body);
            byte[] instructions = new BlockParameters(types, locals).rewrite(body);
            byte[] declared = locals.declared();
            ModuleBytes.writeNumber(section, declared.length + instructions.length);
            section.writeBytes(declared);
            section.writeBytes(instructions);
        }
        return section.toByteArray();
    }

    private byte[] rewrite(ByteReader body) {
        while (!body.atEnd()) {
            int start = body.position();
            int opcode = body.peek();
            switch (opcode) {
                case 0x02, LOOP, IF, TRY_TABLE -> block(opcode, body);
                case ELSE -> {
                    body.skip(1);
                    otherwise(open.pop().parameters);
                }
                case END -> {
                    body.skip(1);
                    end();
                }
                default -> {
                    instructions.instruction(body);
                    body.copy(start, out);
                }
            }
        }
        return out.toByteArray();
    }

    private void block(int opcode, ByteReader body) {
        int start = body.position();
        body.skip(1);
        Integer type = opcode == LOOP ? null : types.withParameters(body);
        if (type == null) {
            body.rewind(start);
            instructions.instruction(body);
            body.copy(start, out);
            open.push(opcode == IF ? new Block(List.of(), true) : PLAIN);
            return;
        }
        List<Integer> parameters = save(opcode == IF, types.parameters(type));
        out.write(opcode);
        types.writeWithoutParameters(type, out);
        if (opcode == TRY_TABLE) {
            int handlers = body.position();
            CodeScan.handlers(body);
            body.copy(handlers, out);
        }
        get(parameters);
        open.push(new Block(parameters, opcode == IF));
    }

    /** Takes parameters from below the condition, if there is one. */
    private List<Integer> save(boolean belowCondition, List<Integer> parameters) {
        List<Integer> saved = locals.of(parameters);
        if (belowCondition) {
            local(LOCAL_SET, locals.condition());
        }
        for (int i = saved.size() - 1; i >= 0; i--) {
            local(LOCAL_SET, saved.get(i));
        }
        if (belowCondition) {
            local(LOCAL_GET, locals.condition());
        }
        return saved;
    }

    private void otherwise(List<Integer> parameters) {
        out.write(ELSE);
        get(parameters);
        open.push(new Block(parameters, false));
    }

    /** Without another half, parameters are results. */
    private void end() {
        @Nullable Block block = open.poll();
        if (block != null && block.lacksElse && !block.parameters.isEmpty()) {
            out.write(ELSE);
            get(block.parameters);
        }
        out.write(END);
    }

    private void get(List<Integer> parameters) {
        parameters.forEach(parameter -> local(LOCAL_GET, parameter));
    }

    private void local(int opcode, int index) {
        out.write(opcode);
        ModuleBytes.writeNumber(out, index);
    }
}
