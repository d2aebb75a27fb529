// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.validation.FunctionBody;
import dev.gantry.wasm.validation.ModuleModel;
import java.util.BitSet;

/**
 * Rewrites one function after the other.
 *
 * <p>A function that is counted looks like this; each part is there only where it is needed:
 *
 * <pre>
 *   enter: take depth, load fuel, charge for the first region
 *   block exhausted
 *     block function
 *       the original; "return" and branches out of the function lead to the end of this block
 *     end
 *     leave: write fuel back, give depth back
 *     return
 *   end
 *   stop: all fuel is used up
 * </pre>
 */
final class FunctionRewriter {
    private static final int NO_BLOCK = -1;

    private final PreparationOptions options;
    private final ModuleModel module;
    private final FunctionBody body;
    private final IndexShift shift;
    private final AddedTypes types;
    private final AddedFunctions functions;
    private final OffsetMap offsets;
    private final CodeSink code = new CodeSink(1 << 12);
    private final ByteSink declarations = new ByteSink(64);
    private final AddedLocals locals = new AddedLocals();
    private final Labels labels = new Labels();
    private final Regions regions;
    private final Counting counting;
    private final LandingPads pads;
    private final Loops loops;
    private final FloatArithmetic floats = new FloatArithmetic(locals, code);
    private final RelaxedVectors vectors = new RelaxedVectors(locals, code);

    private FunctionShape shape = FunctionShape.UNCHANGED;
    private int exhausted;
    private int charges;
    private final BitSet hasPads = new BitSet();

    /** Original bytes before this one are in the rewritten function, or replaced. */
    private int done;

    /**
     * @param body holds the next function whenever {@link #rewrite} is called
     */
    FunctionRewriter(
            PreparationOptions options,
            ModuleModel module,
            FunctionBody body,
            Additions additions,
            OffsetMap offsets) {
        this.options = options;
        this.module = module;
        this.body = body;
        this.shift = additions.shift();
        this.types = additions.types();
        this.functions = additions.functions();
        this.offsets = offsets;
        this.regions = new Regions(module, body);
        this.counting = new Counting(additions, locals, code);
        BlockTypes blocks = new BlockTypes(module, body);
        this.pads = new LandingPads(blocks, types, labels, code);
        this.loops = new Loops(blocks, types, labels, code);
    }

    /** How many places of all functions charge something. */
    int charges() {
        return charges;
    }

    /** Writes the function as an entry of the code section. */
    void rewrite(ByteSink out) {
        shape = FunctionShape.of(body, options);
        offsets.function(body.codeStart());
        if (!shape.changes()) {
            out.u32(body.end() - body.bodyStart());
            offsets.placed(out.size() + body.codeStart() - body.bodyStart());
            out.bytes(module.bytes(), body.bodyStart(), body.end());
            return;
        }
        writeEachInstruction(out);
    }

    /** The long way, also for a function in which nothing changes. */
    void rewriteEachInstruction(ByteSink out) {
        shape = FunctionShape.of(body, options);
        offsets.function(body.codeStart());
        writeEachInstruction(out);
    }

    private void writeEachInstruction(ByteSink out) {
        begin();
        writeFunction();
        writeDeclarations();
        out.u32(declarations.size() + code.bytes().size());
        out.append(declarations);
        offsets.placed(out.size());
        out.append(code.bytes());
    }

    private void begin() {
        locals.clear(body.parameters() + body.locals());
        code.bytes().clear();
        labels.clear();
        pads.clear();
        hasPads.clear();
        counting.begin(shape);
        done = body.codeStart();
        exhausted = NO_BLOCK;
    }

    private void writeDeclarations() {
        BinaryReader original = new BinaryReader("", module.bytes());
        original.skip(body.bodyStart());
        int groups = original.u32();
        declarations.clear();
        declarations.u32(groups + locals.count());
        declarations.bytes(module.bytes(), original.position(), body.codeStart());
        locals.write(declarations);
    }

    private void writeFunction() {
        if (options.checkpoints()) {
            regions.divide();
            charges += regions.charges();
            counting.writeEntry(regions.entryCharge());
        }
        openBlocks();
        int last = body.count() - 1;
        for (int i = 0; i < last; i++) {
            write(i);
        }
        copyTo(body.offset(last));
        closeBlocks();
        code.end();
    }

    /** Opens what stands around the original, down to the label of the function itself. */
    private void openBlocks() {
        boolean epilogue = shape.hasEpilogue();
        if (epilogue) {
            labels.openAdded();
        } else {
            labels.open();
        }
        if (options.checkpoints() && regions.checks() > 0) {
            code.block();
            exhausted = labels.openAdded();
        }
        if (epilogue) {
            code.code(Codes.BLOCK);
            types.writeBlockType(code.bytes(), new int[0], module.results(body.typeIndex()));
            labels.open();
        }
        pads.opened(LandingPads.FUNCTION);
    }

    private void closeBlocks() {
        if (shape.hasEpilogue()) {
            code.end();
            counting.writeExit();
        }
        if (exhausted != NO_BLOCK) {
            code.leave().end();
            code.call(functions.exhausted()).unreachable();
        }
    }

    private void write(int i) {
        int instruction = body.code(i);
        switch (instruction) {
            case Codes.BLOCK, Codes.IF, Codes.TRY -> open(i);
            case Codes.LOOP -> openLoop(i);
            case Codes.TRY_TABLE -> {
                hasPads.set(i, pads.areNeeded(i, shape.hasEpilogue()));
                openTryTable(i);
            }
            case Codes.END, Codes.DELEGATE -> close(i);
            case Codes.BR, Codes.BR_IF, Codes.BR_ON_NULL, Codes.BR_ON_NON_NULL -> branch(i);
            case Codes.BR_ON_CAST, Codes.BR_ON_CAST_FAIL -> branchOnCast(i);
            case Codes.BR_TABLE -> branchTable(i);
            case Codes.RETURN -> leave(i);
            case Codes.REF_FUNC -> refer(i, shift.function((int) body.immediate(i)));
            case Codes.GLOBAL_GET, Codes.GLOBAL_SET ->
                    refer(i, shift.global((int) body.immediate(i)));
            case Codes.MEMORY_GROW ->
                    replaceByCall(i, functions.growMemory((int) body.immediate(i)));
            case Codes.TABLE_GROW -> replaceByCall(i, functions.growTable((int) body.immediate(i)));
            case Codes.THROW, Codes.THROW_REF -> before(i, counting::writeFuelBack);
            default -> writeOther(i, instruction);
        }
        if (options.checkpoints() && regions.isHead(i)) {
            copyTo(body.offset(i + 1));
            if (instruction == Codes.LOOP) {
                counting.writeTurn(regions.charge(i), Loops.CHECKPOINT);
            } else {
                counting.writeCharge(regions.charge(i), labels.toAdded(exhausted));
            }
        }
    }

    private void writeOther(int i, int instruction) {
        if (ControlFlow.calls(instruction)) {
            call(i, instruction);
        } else if (RelaxedVectors.isRelaxed(instruction)) {
            replace(i);
            vectors.writeStrict(instruction);
            canonicalize(i, RelaxedVectors.lastStrict(instruction));
        } else if (options.checkpoints() && Lengths.charged(instruction)) {
            chargeLength(i);
        } else {
            canonicalize(i, instruction);
        }
    }

    private void open(int i) {
        labels.open();
        pads.opened(i);
    }

    private void openLoop(int i) {
        if (hasCheckpoint(i)) {
            copyTo(body.offset(i));
            loops.begin(i);
        }
        open(i);
    }

    /** Whether a block is a loop at whose head the host is asked from time to time. */
    private boolean hasCheckpoint(int opener) {
        return opener >= 0
                && body.code(opener) == Codes.LOOP
                && options.checkpoints()
                && regions.isHead(opener);
    }

    private void openTryTable(int i) {
        if (hasPads.get(i)) {
            replace(i);
            pads.begin(i);
        } else {
            if (clausesMove(i)) {
                replace(i);
                pads.writeTryTable(i, k -> labels.to(body.labels(i, k)));
            }
            open(i);
        }
    }

    private boolean clausesMove(int i) {
        for (int k = 0; k < body.clauses(i); k++) {
            if (labels.to(body.labels(i, k)) != body.labels(i, k)) {
                return true;
            }
        }
        return false;
    }

    private void close(int i) {
        int opener = pads.closed();
        labels.close();
        if (hasPads.get(opener)) {
            copyTo(body.offset(i + 1));
            pads.end(opener, counting::writeRecovery);
        } else if (hasCheckpoint(opener)) {
            copyTo(body.offset(i + 1));
            loops.end(() -> counting.writeCheckpoint(regions.charge(opener)));
        }
    }

    private void branch(int i) {
        refer(i, labels.to((int) body.immediate(i)));
    }

    private void branchOnCast(int i) {
        int label = labels.to(body.second(i));
        if (label != body.second(i)) {
            BinaryReader rest = new BinaryReader("", module.bytes());
            replace(i);
            rest.skip(body.offset(i) + 1);
            rest.u32();
            code.code(body.code(i)).bytes().u8(rest.u8());
            rest.u32();
            code.bytes().u32(label);
            code.bytes().bytes(module.bytes(), rest.position(), body.offset(i + 1));
        }
    }

    private void branchTable(int i) {
        boolean moves = false;
        for (int k = 0; k <= body.immediate(i); k++) {
            moves |= labels.to(body.labels(i, k)) != body.labels(i, k);
        }
        if (moves) {
            replace(i);
            code.indexed(Codes.BR_TABLE, (int) body.immediate(i));
            for (int k = 0; k <= body.immediate(i); k++) {
                code.bytes().u32(labels.to(body.labels(i, k)));
            }
        }
    }

    private void leave(int i) {
        if (shape.hasEpilogue()) {
            replace(i);
            code.branch(labels.toFunction());
        }
    }

    private void call(int i, int instruction) {
        if (ControlFlow.callsAndLeaves(instruction)) {
            before(i, counting::writeExit);
        } else {
            before(i, counting::writeFuelBack);
        }
        if (instruction == Codes.CALL || instruction == Codes.RETURN_CALL) {
            refer(i, shift.function((int) body.immediate(i)));
        }
        after(i, counting::writeFuelAgain);
    }

    private void replaceByCall(int i, int function) {
        replace(i);
        counting.writeFuelBack();
        code.call(function);
        counting.writeFuelAgain();
    }

    private void chargeLength(int i) {
        copyTo(body.offset(i));
        counting.writeFuelBack();
        code.call(Lengths.charge(module, functions, body, i));
        counting.writeFuelAgain();
    }

    private void canonicalize(int i, int instruction) {
        if (options.deterministic()
                && FloatArithmetic.mayGiveNan(instruction)
                && !FloatArithmetic.hides(body.code(i + 1), instruction)) {
            copyTo(body.offset(i + 1));
            floats.writeCanonical(instruction);
        }
    }

    /** Writes another index than the original has, if it is another. */
    private void refer(int i, int index) {
        if (index != body.immediate(i)) {
            replace(i);
            code.indexed(body.code(i), index);
        }
    }

    /** The instruction stays as it is, behind something. */
    private void before(int i, Runnable addition) {
        if (shape.hasEpilogue()) {
            copyTo(body.offset(i));
            addition.run();
        }
    }

    /** The instruction stays as it is, before something. */
    private void after(int i, Runnable addition) {
        if (shape.hasEpilogue()) {
            copyTo(body.offset(i + 1));
            addition.run();
        }
    }

    /** What the caller writes next stands for the instruction. */
    private void replace(int i) {
        copyTo(body.offset(i));
        offsets.copied(code.bytes().size(), body.offset(i));
        done = body.offset(i + 1);
    }

    private void copyTo(int offset) {
        if (offset > done) {
            offsets.copied(code.bytes().size(), done);
            code.bytes().bytes(module.bytes(), done, offset);
            done = offset;
        }
    }
}
