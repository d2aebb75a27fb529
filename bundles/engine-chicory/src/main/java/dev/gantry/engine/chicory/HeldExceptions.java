// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.util.BitSet;

/**
 * Follows the blocks of one function, and knows whether an {@code exnref} may be on the operand stack.
 *
 * <p>Chicory knows only the last exception of each tag that was caught by reference. So a reference is
 * right as long as nothing else can be thrown: on the operand stack between the handler and a {@code
 * throw_ref}, which is how compilers write a clean-up. It gets there as the result of a block only.
 */
final class HeldExceptions {
    private final BitSet givesException = new BitSet();
    private final BitSet heldBefore = new BitSet();
    private int depth;
    private boolean held;

    /**
     * A block begins.
     *
     * @param exception whether its result is an exception
     */
    void enter(boolean exception) {
        givesException.set(depth, exception);
        heldBefore.set(depth, held);
        depth++;
    }

    /** Its other half begins, with what lay on the stack before it. */
    void otherwise() {
        held = depth > 0 && heldBefore.get(depth - 1);
    }

    /** A block ends, or the function. */
    void leave() {
        if (depth > 0) {
            depth--;
            held = heldBefore.get(depth) || givesException.get(depth);
        }
    }

    /** What follows, up to the end of the block, is never reached. */
    void neverGoesOn() {
        held = false;
    }

    boolean held() {
        return held;
    }
}
