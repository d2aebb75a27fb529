// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.Codes;

/**
 * Puts the checkpoint of a loop outside of it. A call within a loop, however rarely it is made, costs
 * each turn: compilers keep no float in a register across it.
 *
 * <pre>
 *   block done
 *     loop again
 *       block checkpoint
 *         loop
 *           charge; branch to checkpoint where the host is to be asked
 *           the original
 *         end
 *         br done
 *       end
 *       ask the host, give the charge back
 *       br again
 *     end
 *   end
 * </pre>
 */
final class Loops {
    /** The label of the block {@code checkpoint}, at the head of the loop. */
    static final int CHECKPOINT = 1;

    private static final int AGAIN = 0;
    private static final int DONE = 2;

    private final BlockTypes blocks;
    private final AddedTypes types;
    private final Labels labels;
    private final CodeSink code;

    Loops(BlockTypes blocks, AddedTypes types, Labels labels, CodeSink code) {
        this.blocks = blocks;
        this.types = types;
        this.labels = labels;
        this.code = code;
    }

    /** Opens what stands around a loop. */
    void begin(int loop) {
        int[] taken = blocks.parameters(loop);
        int[] given = blocks.results(loop);
        open(Codes.BLOCK, taken, given);
        open(Codes.LOOP, taken, given);
        open(Codes.BLOCK, taken, taken);
    }

    private void open(int instruction, int[] taken, int[] given) {
        code.code(instruction);
        types.writeBlockType(code.bytes(), taken, given);
        labels.openAdded();
    }

    /** Closes it. The caller has written the loop's {@code end} and closed its label. */
    void end(Runnable checkpoint) {
        code.branch(DONE);
        close();
        checkpoint.run();
        code.branch(AGAIN);
        close();
        close();
    }

    private void close() {
        code.end();
        labels.closeAdded();
    }
}
