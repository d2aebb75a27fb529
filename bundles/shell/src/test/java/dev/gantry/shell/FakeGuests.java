// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Limits;
import dev.gantry.guest.EngineStatus;
import dev.gantry.guest.GuestInspection;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSource;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Guests;
import dev.gantry.guest.RunningGuest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs no guest: a test says how each one ends. */
public final class FakeGuests implements Guests {
    public final List<GuestSpec> started = new ArrayList<>();
    public Optional<GuestInspection> inspection = Optional.empty();
    public Limits limits = Limits.DEFAULT;
    public Optional<String> badLimits = Optional.empty();
    public final List<EngineStatus> engines =
            new ArrayList<>(List.of(FakeEngines.quick(), FakeEngines.slow()));
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
        GuestResult result = run(spec);
        return new RunningGuest() {
            @Override
            public GuestResult await() {
                return result;
            }

            @Override
            public void stop() {}
        };
    }

    @Override
    public GuestInspection inspect(GuestSource source) {
        return inspection.orElseThrow(
                () -> new GantryException(ErrorCode.FILE_NOT_FOUND, source.name(), "no such file"));
    }

    @Override
    public Limits defaultLimits() {
        badLimits.ifPresent(
                reason -> {
                    throw new GantryException(ErrorCode.CONFIGURATION, "memory", reason);
                });
        return limits;
    }

    @Override
    public List<EngineStatus> engines() {
        return engines;
    }
}
