// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.IntArray;
import java.util.function.IntUnaryOperator;

/**
 * Gives each catch clause a place of its own, where the function recovers its fuel and depth before
 * it goes on to the label that the clause names.
 *
 * <pre>
 *   block done
 *     block pad1
 *       block pad0
 *         try_table (clause 0 to pad0) (clause 1 to pad1) ... end
 *         br done
 *       end
 *       recover, br to the label of clause 0
 *     end
 *     recover, br to the label of clause 1
 *   end
 * </pre>
 */
final class LandingPads {
    /** Stands for the function among what begins blocks. */
    static final int FUNCTION = -1;

    private final BlockTypes blocks;
    private final AddedTypes types;
    private final Labels labels;
    private final CodeSink code;
    private final IntArray openers = new IntArray();

    LandingPads(BlockTypes blocks, AddedTypes types, Labels labels, CodeSink code) {
        this.blocks = blocks;
        this.types = types;
        this.labels = labels;
        this.code = code;
    }

    void clear() {
        openers.clear();
    }

    /** Any block begins, or the function. */
    void opened(int opener) {
        openers.add(opener);
    }

    /** The innermost block ends; gives what began it. */
    int closed() {
        return openers.pop();
    }

    /**
     * Whether a {@code try_table} needs them: where the function has something to recover, and where a
     * clause leads back to a loop. No engine need look at interruption there, but all do at a branch.
     */
    boolean areNeeded(int tryTable, boolean recovers) {
        for (int k = 0; k < blocks.body().clauses(tryTable); k++) {
            int opener = opener(blocks.body().labels(tryTable, k));
            if (recovers || (opener >= 0 && blocks.body().code(opener) == Codes.LOOP)) {
                return true;
            }
        }
        return false;
    }

    /** Begins a {@code try_table}. The caller has opened no label for it. */
    void begin(int tryTable) {
        int[] taken = blocks.parameters(tryTable);
        int clauses = blocks.body().clauses(tryTable);
        openBlock(taken, blocks.results(tryTable));
        for (int k = clauses - 1; k >= 0; k--) {
            openBlock(taken, labelTypes(blocks.body().labels(tryTable, k)));
        }
        writeTryTable(tryTable, k -> k);
        labels.open();
        opened(tryTable);
    }

    /** Writes the instruction alone, whose clauses lead to other labels than they did. */
    void writeTryTable(int tryTable, IntUnaryOperator label) {
        ByteSink out = code.bytes();
        int clauses = blocks.body().clauses(tryTable);
        out.code(Codes.TRY_TABLE);
        types.writeBlockType(out, blocks.parameters(tryTable), blocks.results(tryTable));
        out.u32(clauses);
        for (int k = 0; k < clauses; k++) {
            int kind = blocks.body().clauseKind(tryTable, k);
            out.u8(kind);
            if (kind < 2) { // the others catch whatever the tag
                out.u32(blocks.body().clauseTag(tryTable, k));
            }
            out.u32(label.applyAsInt(k));
        }
    }

    /** Ends it. The caller has written its {@code end} and closed its label. */
    void end(int tryTable, Runnable recover) {
        int clauses = blocks.body().clauses(tryTable);
        code.branch(clauses);
        for (int k = 0; k < clauses; k++) {
            code.end();
            labels.closeAdded();
            recover.run();
            code.branch(labels.to(blocks.body().labels(tryTable, k)));
        }
        code.end();
        labels.closeAdded();
    }

    private void openBlock(int[] taken, int[] given) {
        code.bytes().code(Codes.BLOCK);
        types.writeBlockType(code.bytes(), taken, given);
        labels.openAdded();
    }

    private int[] labelTypes(int label) {
        return blocks.label(opener(label));
    }

    private int opener(int label) {
        return openers.get(openers.size() - 1 - label);
    }
}
