// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Invocation;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.FakeGuests;
import dev.gantry.shell.FakeResult;
import dev.gantry.shell.Screen;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExecuteCommandTest {
    private final Screen screen = new Screen();

    @Test
    void callsTheExportBehindTheFile() {
        FakeGuests guests = FakeGuests.ending(FakeResult.exit(0));
        assertEquals(0, run(guests, "m.wasm", "add", "1", "2"));
        assertEquals(
                Optional.of(new Invocation("add", List.of("1", "2"))),
                guests.started.get(0).invocation());
    }

    @Test
    void runsTheProgramWhereThereIsNoSuchExport() {
        FakeGuests guests = new FakeGuests(spec -> onlyStart(spec));
        assertEquals(3, run(guests, "m.wasm", "world", "again"));
        assertEquals(List.of("world", "again"), guests.started.get(1).arguments());
    }

    @Test
    void namesTheExportWhereTheModuleIsNoProgramEither() {
        FakeGuests guests = new FakeGuests(ExecuteCommandTest::nothing);
        assertEquals(1, run(guests, "m.wasm", "ad", "1"));
        assertTrue(screen.err().contains("[GNT-1203]"), screen.err());
    }

    @Test
    void runsTheProgramWhereNothingFollows() {
        FakeGuests guests = FakeGuests.ending(FakeResult.exit(0));
        assertEquals(0, run(guests, "m.wasm"));
        assertEquals(Optional.empty(), guests.started.get(0).invocation());
    }

    private static GuestResult onlyStart(GuestSpec spec) {
        if (spec.invocation().isPresent()) {
            throw new GantryException(ErrorCode.UNKNOWN_EXPORT, "m", "no such export");
        }
        return FakeResult.exit(3);
    }

    private static GuestResult nothing(GuestSpec spec) {
        throw new GantryException(
                spec.invocation().isPresent() ? ErrorCode.UNKNOWN_EXPORT : ErrorCode.NO_ENTRY_POINT,
                "m",
                "nothing to call");
    }

    private int run(FakeGuests guests, String... words) {
        Commands commands = new GantryCommands(FakeContainer.with(guests)).commands();
        return new CommandRunner(commands, false)
                .run(commands.find("x").orElseThrow(), List.of(words), screen.caller())
                .exitCode();
    }
}
