// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Limits;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Guests;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Container;
import java.io.IOException;

/** Runs a guest as the options of a command line say. */
final class GuestRunner {
    private final Container container;

    GuestRunner(Container container) {
        this.container = container;
    }

    CommandResult run(GuestCall call, Arguments arguments, Caller caller) {
        GuestSpec.Builder spec = call.from(Subject.source(call.subject(), caller.directory()));
        GuestOptions.apply(arguments, spec);
        Guests guests = configured();
        Limits.Builder limits = guests.defaultLimits().toBuilder();
        LimitOptions.apply(arguments, limits);
        spec.limits(limits.build());
        GuestResult result;
        try (GuestStreams streams = new GuestStreams(arguments, caller)) {
            streams.connect(spec);
            result = guests.run(spec.build());
        }
        return report(result, arguments, caller);
    }

    private static CommandResult report(GuestResult result, Arguments arguments, Caller caller) {
        CommandResult report = GuestReport.of(result);
        if (arguments.has("json")) {
            return report;
        }
        showCaptured(result, arguments, caller);
        return LimitOptions.onlyCountsFuel(arguments)
                ? GuestReport.noteFuel(report, result)
                : report;
    }

    /** A file that cannot be read might have held a limit: nothing is run without it. */
    private Guests configured() {
        for (Container.ConfigurationFile file : container.configuration()) {
            if (!file.isGood()) {
                throw new GantryException(
                        ErrorCode.CONFIGURATION,
                        file.path().toString(),
                        file.trouble(),
                        "mend the file, or take it away",
                        null);
            }
        }
        return present();
    }

    /** What runs guests. */
    Guests present() {
        return container
                .guests()
                .orElseThrow(
                        () ->
                                new GantryException(
                                        ErrorCode.CONFIGURATION,
                                        "run",
                                        "nothing in this container runs guests",
                                        "install the bundle dev.gantry.host; 'doctor' says what is missing",
                                        null));
    }

    private static void showCaptured(GuestResult result, Arguments arguments, Caller caller) {
        try {
            GuestStreams.shown(caller.out(), arguments).write(result.stdout());
            GuestStreams.shown(caller.err(), arguments).write(result.stderr());
        } catch (IOException e) {
            throw new GantryException(
                    ErrorCode.OUTPUT_CLOSED, "run", "the reader of the output went away");
        }
    }
}
