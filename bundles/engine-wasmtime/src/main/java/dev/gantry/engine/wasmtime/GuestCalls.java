// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.LimitException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;

/**
 * What is seen to around every call of a guest in one store: whether it may begin, whether it may go on
 * after a host function, and what it failed with. Used by the thread inside the store.
 */
final class GuestCalls {
    private final Entrance entrance;
    private final StackGuard guard;
    private final Budget budget;
    private final Faults faults;

    /** How many calls of guests lie within each other. */
    private int active;

    GuestCalls(Entrance entrance, StackGuard guard, Budget budget, Faults faults) {
        this.entrance = entrance;
        this.guard = guard;
        this.budget = budget;
        this.faults = faults;
    }

    /** Before a guest is called; every success needs an {@link #end}. */
    void begin() {
        entrance.admitGuest();
        try {
            TrapCode request = entrance.request();
            if (request != null) {
                throw new TrapException(request);
            }
            guard.check(active == 0);
        } catch (TrapException refusal) {
            entrance.kill(refusal);
            throw refusal;
        }
        if (active == 0 && budget.changes()) {
            budget.refresh();
        }
        active++;
    }

    void end() {
        active--;
    }

    /**
     * After a guest was called: throws what it failed with, if it did.
     *
     * @param error of the library, or 0
     * @param trap of the library, or 0
     */
    void check(long error, long trap) {
        if ((error | trap) != 0) {
            Throwable fault = faults.take(error, trap, active > 1);
            entrance.kill(fault);
            throw Throwing.<RuntimeException>raise(fault);
        }
        if (budget.changes()) {
            checkBudget();
        }
    }

    /** What a host function threw goes on its way through the guest: gives a trap that carries it. */
    long carry(Throwable thrown) {
        return faults.carry(thrown);
    }

    /**
     * Whether the guest that called a host function goes on: not where somebody asked it to end, and not
     * where an inner call of it has failed. Gives 0, or the trap that ends it.
     */
    long afterHostFunction() {
        Throwable fault = entrance.fault();
        if (fault != null) {
            return faults.carry(fault);
        }
        TrapCode request = entrance.request();
        if (request != null) {
            return faults.carry(request);
        }
        if (budget.changes()) {
            budget.check();
        }
        return 0;
    }

    private void checkBudget() {
        try {
            budget.check();
        } catch (LimitException refusal) {
            entrance.kill(refusal);
            throw refusal;
        }
    }
}
