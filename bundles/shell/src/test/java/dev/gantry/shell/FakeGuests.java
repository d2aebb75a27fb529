// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Guests;
import dev.gantry.guest.RunningGuest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Runs no guest: a test says how each one ends. */
public final class FakeGuests implements Guests {
    public final List<GuestSpec> started = new ArrayList<>();
    private final Function<GuestSpec, GuestResult> guest;

    public FakeGuests(Function<GuestSpec, GuestResult> guest) {
        this.guest = guest;
    }

    /** Guests that all end the same way. */
    public static FakeGuests ending(GuestResult result) {
        return new FakeGuests(spec -> result);
    }

    @Override
    public GuestResult run(GuestSpec spec) {
        started.add(spec);
        return guest.apply(spec);
    }

    @Override
    public RunningGuest start(GuestSpec spec) {
        throw new UnsupportedOperationException("the shell waits for its guests");
    }

    @Override
    public List<EngineStatus> engines() {
        return List.of(
                new EngineStatus(
                        "quick",
                        "1.0",
                        Trust.ANY_GUEST,
                        Set.of(EngineFeature.SIMD),
                        true,
                        "ranked highest"),
                new EngineStatus(
                        "slow", "2.0", Trust.TRUSTED_GUESTS_ONLY, Set.of(), false, "only by name"));
    }
}
