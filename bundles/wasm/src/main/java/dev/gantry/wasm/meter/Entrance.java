// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import org.jspecify.annotations.Nullable;

/** Who is inside a store, and how deep. What happens at the border between host and guest is here. */
final class Entrance {
    private final Account account;
    private final Faults faults;
    private @Nullable Thread inside;
    private int nesting;

    Entrance(Account account, Faults faults) {
        this.account = account;
        this.faults = faults;
    }

    /** Lets the calling thread in, and gives what {@link #leave} wants to know. */
    synchronized long enter() {
        if (inside != null && inside != Thread.currentThread()) {
            throw refuse(ErrorCode.STORE_BUSY, "thread '" + inside.getName() + "' is inside");
        }
        faults.first()
                .ifPresent(
                        first -> {
                            String cause = "its guest ended with: " + describe(first);
                            throw refuse(ErrorCode.STORE_DEAD, cause);
                        });
        long depth = nesting == 0 ? account.depth() : fromHostFunction();
        inside = Thread.currentThread();
        nesting++;
        return depth;
    }

    private long fromHostFunction() {
        long depth = account.depth();
        if (depth < Metering.REENTRY_DEPTH) {
            throw faults.keep(new TrapException(TrapCode.STACK_OVERFLOW));
        }
        account.setDepth(depth - Metering.REENTRY_DEPTH);
        return depth;
    }

    /**
     * The calling thread leaves, from this call at least. Whatever the guest left of its depth, the next
     * call finds what this one found.
     */
    synchronized void leave(long depth) {
        nesting--;
        if (nesting == 0) {
            inside = null;
        }
        try {
            account.setDepth(depth);
            account.read();
        } catch (GantryException gone) { // with the engine, which is the guest's end already
            return;
        }
    }

    private static String describe(RuntimeException cause) {
        return cause instanceof GantryException known
                ? known.describe()
                : cause.getClass().getSimpleName();
    }

    private static GantryException refuse(ErrorCode code, String reason) {
        return new GantryException(code, "", "the store cannot be used: " + reason);
    }
}
