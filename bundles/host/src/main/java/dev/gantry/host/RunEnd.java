// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.Fault;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.Outcome;
import dev.gantry.guest.Value;
import dev.gantry.policy.Access;
import dev.gantry.policy.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How a run ended, before what it used is added. */
record RunEnd(
        Outcome outcome, long exitCode, Optional<GantryException> failure, List<Value> values) {

    static RunEnd returned(List<Value> values) {
        return new RunEnd(Outcome.EXIT, 0, Optional.empty(), values);
    }

    static RunEnd exited(long code) {
        return new RunEnd(Outcome.EXIT, code, Optional.empty(), List.of());
    }

    /** A trap, or the reason for which the guest was interrupted. */
    static RunEnd trapped(GantryException cause) {
        boolean own =
                cause instanceof TrapException trap
                        && (trap.code().fault() == Fault.GUEST
                                || trap.trap() == TrapCode.FUEL_EXHAUSTED);
        return own ? new RunEnd(Outcome.TRAP, 0, Optional.of(cause), List.of()) : failed(cause);
    }

    static RunEnd failed(GantryException failure) {
        return new RunEnd(outcomeOf(failure.code()), 0, Optional.of(failure), List.of());
    }

    static RunEnd internal(Throwable unexpected) {
        return failed(unexpected("guest", unexpected));
    }

    /** What nobody thought of, without the class that it is of. */
    static GantryException unexpected(String subject, Throwable cause) {
        String what = GuestText.cleanMessage(String.valueOf(cause));
        return new GantryException(
                ErrorCode.INTERNAL,
                subject,
                "unexpected: " + what,
                ErrorCode.INTERNAL.hint(),
                ownClassOnly(cause));
    }

    /** A foreign exception class as a cause would pin the bundle that it comes from. */
    private static Throwable ownClassOnly(Throwable cause) {
        if (cause.getClass().getClassLoader() == null && cause.getCause() == null) {
            return cause;
        }
        RuntimeException copy = new IllegalStateException(cause.getClass().getName());
        copy.setStackTrace(cause.getStackTrace());
        return copy;
    }

    private static Outcome outcomeOf(ErrorCode code) {
        return switch (code.fault()) {
            case LIMIT -> Outcome.LIMIT;
            case POLICY -> Outcome.DENIED;
            case USER, GUEST, REMOTE, INTERNAL -> Outcome.ERROR;
        };
    }

    GuestResult toResult(
            GuestRun.Prepared prepared, ChosenEngine chosen, RunResources used, long nanos) {
        return new Result(
                this,
                chosen.engine().id(),
                chosen.reason(),
                notes(prepared, chosen),
                prepared.bytes().digest(),
                used.capturedStdout(),
                used.capturedStderr(),
                Duration.ofNanos(nanos),
                used.consumption(),
                used.ledger());
    }

    private static List<String> notes(GuestRun.Prepared prepared, ChosenEngine chosen) {
        List<String> notes = new ArrayList<>(prepared.admission().decision().notes());
        notes.addAll(chosen.notes());
        return List.copyOf(notes);
    }

    /** What callers see. */
    private record Result(
            RunEnd end,
            String engine,
            String engineReason,
            List<String> notes,
            Digest digest,
            CapturedOutput out,
            CapturedOutput err,
            Duration time,
            Consumption consumption,
            Ledger ledger)
            implements GuestResult {
        @Override
        public Outcome outcome() {
            return end.outcome;
        }

        @Override
        public long exitCode() {
            return end.exitCode;
        }

        @Override
        public Optional<GantryException> failure() {
            return end.failure;
        }

        @Override
        public List<Value> results() {
            return end.values;
        }

        @Override
        public Set<Grant> grantsUsed() {
            return ledger.used();
        }

        @Override
        public long refusals() {
            return ledger.refusals();
        }

        @Override
        public Optional<Access> lastRefusal() {
            return ledger.lastRefusal();
        }

        @Override
        public List<String> folders() {
            return ledger.folders();
        }

        @Override
        public boolean missedFolders() {
            return ledger.missedFolders();
        }

        @Override
        public byte[] stdout() {
            return out.bytes();
        }

        @Override
        public byte[] stderr() {
            return err.bytes();
        }

        @Override
        public boolean stdoutTruncated() {
            return out.truncated();
        }

        @Override
        public boolean stderrTruncated() {
            return err.truncated();
        }

        @Override
        public OptionalLong fuelUsed() {
            return consumption.fuelUsed();
        }

        @Override
        public boolean fuelExact() {
            return consumption.fuelExact();
        }

        @Override
        public long peakMemoryBytes() {
            return consumption.peakMemoryBytes();
        }
    }
}
