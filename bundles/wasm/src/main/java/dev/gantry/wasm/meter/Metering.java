// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.engine.Limits;
import dev.gantry.wasm.preparation.PreparationMode;

/** Which limits ask for which preparation, and what they are where nobody said. */
public final class Metering {
    /** What {@code --stack} means where depth is counted and nobody gave a limit. */
    public static final long DEFAULT_STACK_BYTES = 512L << 10;

    /** Where fuel has no limit its count starts here: nobody lives to see the end of it. */
    static final long UNLIMITED_FUEL = 1L << 62;

    /** Of a call of a host function, before its body. */
    static final long HOST_CALL_FUEL = 100;

    /** Of a call from a host function back into the guest: its frames are on the same stack. */
    static final long REENTRY_DEPTH = 16_384;

    /** Where depth is not metered only huge frames count; so many bytes end a thread's stack anyway. */
    private static final long UNMETERED_STACK_BYTES = 16L << 20;

    private Metering() {}

    /** The mode in which a guest with these limits is prepared. */
    public static PreparationMode mode(Limits limits, boolean deterministic) {
        boolean metered = limits.fuelCounted() || limits.stackBytes().isPresent() || deterministic;
        return metered ? PreparationMode.METERED : PreparationMode.INTERRUPTIBLE;
    }

    /** These limits, with those that the mode counts and that nobody set. */
    public static Limits complete(PreparationMode mode, Limits limits) {
        if (mode != PreparationMode.METERED) {
            return limits;
        }
        Limits.Builder complete = limits.toBuilder();
        if (limits.fuel().isEmpty()) {
            complete.unlimitedFuel();
        }
        return complete.stackBytes(limits.stackBytes().orElse(DEFAULT_STACK_BYTES)).build();
    }

    /** What the count of depth starts from. */
    static long stackBytes(Limits limits) {
        return limits.stackBytes().orElse(UNMETERED_STACK_BYTES);
    }
}
