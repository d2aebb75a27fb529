// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.IntArray;

/** Decodes function bodies: locals, instructions, and how blocks nest. */
final class FunctionDecoder {
    private final ModuleModel model;
    private final FunctionBody body = new FunctionBody();
    private final IntArray open = new IntArray();

    /** Over all functions so far, what {@link Caps#SQUARED_BLOCKS} bounds. */
    private long squaredBlocks;

    FunctionDecoder(ModuleModel model) {
        this.model = model;
    }

    /**
     * Decodes the body of a function.
     *
     * @param content the body alone
     * @return what is used again for the next function
     */
    FunctionBody decode(int function, BinaryReader content) {
        int type = model.functionTypeIndex(function);
        model.effort.spend(content, content.position(), model.parameters(type).length);
        body.begin(function, type, content.position(), model.parameters(type));
        readLocals(content);
        readInstructions(content);
        if (content.remaining() > 0) {
            throw content.malformed(
                    content.position(),
                    content.remaining() + " bytes are left over after the function's end");
        }
        return body;
    }

    private void readLocals(BinaryReader content) {
        TypeReader types = new TypeReader(content, model.types(), model.usedProposals);
        int groups = content.count("groups of locals", Caps.BODY_BYTES, 2);
        long all = body.allLocals();
        int most = Caps.LOCALS * model.room();
        int first = content.position();
        for (int i = 0; i < groups; i++) {
            int at = content.position();
            int number = content.u32();
            all += Integer.toUnsignedLong(number);
            if (all > 0xFFFF_FFFFL) {
                throw content.malformed(at, "more than 2^32 - 1 locals");
            }
            int type = types.value();
            if (all <= most) {
                model.effort.spend(content, at, number);
                body.addLocals(number, type);
            }
        }
        if (all > most) {
            throw content.limit(first, all + " locals are more than the " + most + " allowed");
        }
    }

    private void readInstructions(BinaryReader content) {
        InstructionReader read = new InstructionReader(content, model);
        read.locals = body.allLocals();
        open.clear();
        open.add(body.blocks.open(FunctionBody.NONE));
        while (open.size() > 0) {
            read.labels = open.size();
            read.next();
            body.add(read, detail(read, content));
        }
        long blocks = body.blocks.size();
        squaredBlocks += blocks * blocks;
        if (squaredBlocks > Caps.SQUARED_BLOCKS * model.room() * model.room()) {
            throw content.limit(
                    body.bodyStart(),
                    "the functions up to this one have too many blocks for their size");
        }
    }

    private int detail(InstructionReader read, BinaryReader content) {
        return switch (read.instruction.code()) {
            case Codes.BLOCK, Codes.LOOP, Codes.IF, Codes.TRY -> open(read, content);
            case Codes.TRY_TABLE -> {
                int block = open(read, content);
                int clauses = read.list.size() / CatchClause.WORDS;
                body.blocks.setClauses(block, body.addList(read.list), clauses);
                yield block;
            }
            case Codes.ELSE, Codes.CATCH, Codes.CATCH_ALL -> divide(read);
            case Codes.END, Codes.DELEGATE -> close(read);
            case Codes.BR_TABLE, Codes.BR_ON_CAST, Codes.BR_ON_CAST_FAIL -> body.addList(read.list);
            default -> FunctionBody.NONE;
        };
    }

    private int open(InstructionReader read, BinaryReader content) {
        int block = body.blocks.open(body.count());
        open.add(block);
        if (body.blocks.size() > Caps.BLOCKS * model.room()) {
            throw content.limit(read.start, "more than the " + Caps.BLOCKS + " blocks allowed");
        }
        if (open.size() > Caps.NESTING * model.room()) {
            throw content.limit(
                    read.start, "more than the " + Caps.NESTING + " blocks allowed in one another");
        }
        return block;
    }

    /** An {@code else} stands once in an {@code if}; a {@code catch_all} is the last in a try. */
    private int divide(InstructionReader read) {
        int block = open.get(open.size() - 1);
        int before = body.blocks.divider(block);
        int expected = read.instruction.code() == Codes.ELSE ? Codes.IF : Codes.TRY;
        boolean last = before >= 0 && body.code(before) != Codes.CATCH;
        if (last || opener(block) != expected) {
            throw read.malformed("it does not belong to the block around it");
        }
        body.blocks.divide(block, body.count());
        return block;
    }

    private int close(InstructionReader read) {
        int block = open.pop();
        if (read.instruction.code() == Codes.DELEGATE
                && (opener(block) != Codes.TRY || body.blocks.divider(block) >= 0)) {
            throw read.malformed("it does not belong to the block around it");
        }
        body.blocks.close(block, body.count());
        return block;
    }

    /** The code of what opens a block; a block's own for the function itself. */
    private int opener(int block) {
        int opener = body.blocks.opener(block);
        return opener == FunctionBody.NONE ? Codes.BLOCK : body.code(opener);
    }
}
