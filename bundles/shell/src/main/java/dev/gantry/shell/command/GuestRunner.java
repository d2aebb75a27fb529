// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Limits;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Guests;
import dev.gantry.guest.RunningGuest;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Container;
import java.io.IOException;
import java.time.Duration;

/** Runs a guest as the options of a command line say. */
final class GuestRunner {
    /** How long a person waits for a guest to start without asking what is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Container container;

    GuestRunner(Container container) {
        this.container = container;
    }

    CommandResult run(GuestCall call, Arguments arguments, Caller caller) {
        GuestSpec.Builder spec = call.from(Subject.source(call.subject(), caller.directory()));
        GuestOptions.apply(arguments, spec);
        new PermissionOptions(arguments, caller).apply(spec);
        Guests guests = configured();
        Limits.Builder limits = ConfiguredValues.limits(guests, container).toBuilder();
        LimitOptions.apply(arguments, limits);
        spec.limits(limits.build());
        spec.unstoppable(container.runsOneCommand());
        GuestResult result;
        try (GuestStreams streams = new GuestStreams(arguments, caller)) {
            streams.connect(spec);
            SlowStart notice = SlowStart.watch(call.subject(), arguments, caller, PATIENCE);
            if (canAsk(arguments, caller)) {
                spec.prompter(new GrantPrompt(caller, container::isEnding, notice::close));
            }
            result = await(start(guests, spec, notice));
        }
        return report(result, arguments, caller);
    }

    /** There must be a person who reads the question and can answer it. */
    private static boolean canAsk(Arguments arguments, Caller caller) {
        return caller.in().terminal()
                && caller.err().terminal()
                && !arguments.has("no-prompt")
                && !arguments.has("json");
    }

    private RunningGuest start(Guests guests, GuestSpec.Builder spec, SlowStart notice) {
        try (notice) {
            return guests.start(spec.build());
        } catch (GantryException e) {
            throw ConfiguredValues.located(e, container);
        }
    }

    /** An interrupt, as of Ctrl-C in the shell, ends the guest; then its result tells so. */
    private static GuestResult await(RunningGuest running) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    running.stop();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static CommandResult report(GuestResult result, Arguments arguments, Caller caller) {
        CommandResult report = GuestReport.of(result);
        if (arguments.has("json")) {
            return report;
        }
        CommandResult noted =
                LimitOptions.onlyCountsFuel(arguments)
                        ? GuestReport.noteFuel(report, result)
                        : report;
        showCaptured(result, arguments, caller);
        if (!noted.notes().isEmpty() && !arguments.has("quiet")) {
            endLine(result, caller);
        }
        return noted;
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
            throw readerWentAway();
        }
    }

    /** So that a note does not stand behind what the guest wrote; never changes standard output. */
    private static void endLine(GuestResult result, Caller caller) {
        boolean outStandsBefore = caller.out().terminal() && caller.err().terminal();
        byte[] last = result.stderr();
        if (last.length == 0 && outStandsBefore) {
            last = result.stdout();
        }
        try {
            if (last.length > 0 && last[last.length - 1] != '\n') {
                caller.err().stream().write('\n');
            }
        } catch (IOException e) {
            throw readerWentAway();
        }
    }

    private static GantryException readerWentAway() {
        return new GantryException(
                ErrorCode.OUTPUT_CLOSED, "run", "the reader of the output went away");
    }
}
