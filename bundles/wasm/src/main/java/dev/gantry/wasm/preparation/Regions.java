// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.validation.FunctionBody;
import dev.gantry.wasm.validation.ModuleModel;
import java.util.Arrays;

/**
 * Divides a function into regions: stretches of instructions that are paid together, at their head.
 *
 * <p>Nothing enters a region but through its head, so that nothing runs unpaid. To keep what is paid
 * and then not run small, a region ends at a loop, at the arms of an {@code if}, where ways join that
 * have paid differently, and behind a conditional branch with more than {@link #MOST_PREPAID} units
 * to come. See RATIONALE: Where is fuel charged?
 */
final class Regions {
    /** How much may be charged beyond a conditional branch that is perhaps taken. */
    private static final int MOST_PREPAID = 32;

    private static final int NO_HEAD = -1;

    /** What a head behind an instruction charges; NO_HEAD where there is none. */
    private int[] charges = new int[256];

    private int entryCharge;
    private int checks;

    private final ModuleModel module;
    private final FunctionBody body;
    private final BlockTypes blocks;
    private int head;
    private long sum;
    private boolean live;
    private final Candidates candidates = new Candidates();
    private final OpenBlocks open = new OpenBlocks();

    Regions(ModuleModel module, FunctionBody body) {
        this.module = module;
        this.body = body;
        this.blocks = new BlockTypes(module, body);
    }

    /** Divides the function that the body holds now. */
    void divide() {
        int count = body.count();
        if (charges.length < count) {
            charges = new int[count * 2];
        }
        Arrays.fill(charges, 0, count, NO_HEAD);
        entryCharge = 0;
        checks = 0;
        head = -1;
        sum = Prices.entry(body);
        live = true;
        candidates.clear();
        open.clear();
        for (int i = 0; i < count; i++) {
            visit(i);
        }
        close();
    }

    /** What is charged before the first instruction. */
    int entryCharge() {
        return entryCharge;
    }

    /** Whether something is charged or checked right behind an instruction. */
    boolean isHead(int i) {
        return charges[i] != NO_HEAD;
    }

    /** What is charged there. */
    int charge(int i) {
        return charges[i];
    }

    /** How many places charge something. */
    int charges() {
        int places = entryCharge > 0 ? 1 : 0;
        for (int i = 0; i < body.count(); i++) {
            places += charges[i] > 0 ? 1 : 0;
        }
        return places;
    }

    /** How many heads the function has beside its entry and its loops. */
    int checks() {
        return checks;
    }

    private void visit(int i) {
        int code = body.code(i);
        if (live) {
            sum += price(i, code);
            splitIfPrepaidTooMuch();
        }
        switch (code) {
            case Codes.LOOP, Codes.IF -> {
                open.push(i, live);
                if (live && (code == Codes.IF || body.targeted(i))) {
                    begin(i);
                }
            }
            case Codes.BLOCK, Codes.TRY, Codes.TRY_TABLE -> open.push(i, live);
            case Codes.ELSE -> {
                open.reachesEnd(live);
                live = open.liveAtStart();
                if (live) {
                    begin(i);
                }
            }
            case Codes.END -> end(i);
            default -> branch(i, code);
        }
    }

    private long price(int i, int code) {
        long price = (long) Prices.of(code) + Prices.values(module, body, i);
        if (code == Codes.BR_TABLE) {
            return price + branchPrice(body.labels(i, 0));
        }
        boolean branches = code == Codes.BR || ControlFlow.mayBranch(code);
        return branches ? price + branchPrice(label(i, code)) : price;
    }

    /** All labels of one branch take the same number of values. */
    private int branchPrice(int label) {
        return Prices.branch(blocks.label(open.opener(label)));
    }

    private int label(int i, int code) {
        return ControlFlow.isBranchOnCast(code) ? body.second(i) : (int) body.immediate(i);
    }

    private void branch(int i, int code) {
        if (!live) {
            return;
        }
        boolean back = branchesBack(i, code);
        if (ControlFlow.leaves(code)) {
            live = false;
        } else if (ControlFlow.mayBranch(code)) {
            if (back) {
                begin(i);
            } else {
                candidates.add(i, sum);
            }
        }
    }

    /** Whether a conditional branch leads back to a loop. */
    private boolean branchesBack(int i, int code) {
        return ControlFlow.mayBranch(code) && open.isLoop(label(i, code), body);
    }

    private void end(int i) {
        if (open.isEmpty()) {
            return;
        }
        int opener = open.innermost();
        int code = body.code(opener);
        boolean falls = live;
        boolean joins = code != Codes.LOOP && open.liveAtStart() && joins(opener);
        open.pop();
        live = falls || joins;
        if (!live) {
            return;
        }
        if (code == Codes.IF || (joins && (!falls || head > opener))) {
            begin(i);
        } else if (joins) {
            // What is inside can no longer begin a region: a way around it would pay nothing.
            candidates.dropBehind(opener);
        }
    }

    /** Whether the end of a block is reached otherwise than from what stands before it. */
    private boolean joins(int opener) {
        boolean skippedArm = body.code(opener) == Codes.IF && body.elseOf(opener) < 0;
        return body.targeted(opener) || skippedArm || open.endIsReached();
    }

    /** A region begins behind an instruction. */
    private void begin(int i) {
        close();
        head = i;
        charges[i] = 0;
        if (body.code(i) != Codes.LOOP) {
            checks++;
        }
        sum = 0;
        candidates.clear();
    }

    private void close() {
        if (head < 0) {
            entryCharge = Math.toIntExact(sum);
        } else {
            charges[head] = Math.toIntExact(sum);
        }
    }

    private void splitIfPrepaidTooMuch() {
        while (!candidates.isEmpty() && sum - candidates.firstSum() > MOST_PREPAID) {
            int at = candidates.first();
            long before = candidates.firstSum();
            long rest = sum - before;
            sum = before;
            close();
            head = at;
            charges[at] = 0;
            checks++;
            sum = rest;
            candidates.dropFirst();
            candidates.lower(before);
        }
    }

    /** Conditional branches of the region, behind which another one could begin. */
    private static final class Candidates {
        private int[] at = new int[16];
        private long[] sums = new long[16];
        private int from;
        private int to;

        void clear() {
            from = 0;
            to = 0;
        }

        boolean isEmpty() {
            return from == to;
        }

        void add(int i, long sum) {
            if (to == at.length) {
                at = Arrays.copyOf(at, to * 2);
                sums = Arrays.copyOf(sums, to * 2);
            }
            at[to] = i;
            sums[to++] = sum;
        }

        int first() {
            return at[from];
        }

        long firstSum() {
            return sums[from];
        }

        void dropFirst() {
            from++;
        }

        void dropBehind(int instruction) {
            while (to > from && at[to - 1] > instruction) {
                to--;
            }
        }

        void lower(long by) {
            for (int k = from; k < to; k++) {
                sums[k] -= by;
            }
        }
    }

    /** The blocks around the current instruction. */
    private static final class OpenBlocks {
        private int[] openers = new int[64];
        private boolean[] lives = new boolean[64];
        private boolean[] reached = new boolean[64];
        private int depth;

        void clear() {
            depth = 0;
        }

        boolean isEmpty() {
            return depth == 0;
        }

        void push(int opener, boolean live) {
            if (depth == openers.length) {
                openers = Arrays.copyOf(openers, depth * 2);
                lives = Arrays.copyOf(lives, depth * 2);
                reached = Arrays.copyOf(reached, depth * 2);
            }
            openers[depth] = opener;
            reached[depth] = false;
            lives[depth++] = live;
        }

        void pop() {
            depth--;
        }

        int innermost() {
            return openers[depth - 1];
        }

        /** What a label belongs to; negative for the function. */
        int opener(int label) {
            return label < depth ? openers[depth - 1 - label] : LandingPads.FUNCTION;
        }

        boolean isLoop(int label, FunctionBody body) {
            int opener = opener(label);
            return opener >= 0 && body.code(opener) == Codes.LOOP;
        }

        boolean liveAtStart() {
            return lives[depth - 1];
        }

        /** The first arm of the innermost block ends here, and perhaps goes on behind the second. */
        void reachesEnd(boolean live) {
            reached[depth - 1] |= live;
        }

        boolean endIsReached() {
            return reached[depth - 1];
        }
    }
}
