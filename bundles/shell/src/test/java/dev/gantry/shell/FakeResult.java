// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.Digest;
import dev.gantry.GantryException;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.Outcome;
import dev.gantry.guest.Value;
import dev.gantry.policy.Access;
import dev.gantry.policy.Grant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a guest ended that never ran.
 *
 * @param printed one character for each byte of standard output
 */
public record FakeResult(
        long exitCode,
        @Nullable GantryException reason,
        List<Value> results,
        String printed,
        boolean stdoutTruncated,
        OptionalLong fuelUsed,
        List<String> notes,
        List<Access> refused,
        boolean missedFolders)
        implements GuestResult {
    private FakeResult(
            long exitCode,
            @Nullable GantryException reason,
            List<Value> results,
            String printed,
            boolean stdoutTruncated,
            OptionalLong fuelUsed,
            List<String> notes) {
        this(
                exitCode,
                reason,
                results,
                printed,
                stdoutTruncated,
                fuelUsed,
                notes,
                List.of(),
                false);
    }

    public static FakeResult exit(long code) {
        return new FakeResult(code, null, List.of(), "", false, OptionalLong.empty(), List.of());
    }

    public static FakeResult failure(GantryException reason) {
        return new FakeResult(0, reason, List.of(), "", false, OptionalLong.empty(), List.of());
    }

    public static FakeResult returning(Value... values) {
        return new FakeResult(0, null, List.of(values), "", false, OptionalLong.empty(), List.of());
    }

    public static FakeResult printing(String printed) {
        return new FakeResult(0, null, List.of(), printed, false, OptionalLong.empty(), List.of());
    }

    /** The same, having used this much fuel. */
    public FakeResult using(long fuel) {
        return new FakeResult(
                exitCode, reason, results, printed, stdoutTruncated, OptionalLong.of(fuel), notes);
    }

    /** The same, but more was printed and lost. */
    public FakeResult cut() {
        return new FakeResult(exitCode, reason, results, printed, true, fuelUsed, notes);
    }

    /** The same, with something to tell. */
    public FakeResult noting(String note) {
        return new FakeResult(
                exitCode, reason, results, printed, stdoutTruncated, fuelUsed, List.of(note));
    }

    /** The same, having been refused this. */
    public FakeResult refused(Access... accesses) {
        return new FakeResult(
                exitCode,
                reason,
                results,
                printed,
                stdoutTruncated,
                fuelUsed,
                notes,
                List.of(accesses),
                missedFolders);
    }

    /** The same, having looked for folders in vain. */
    public FakeResult missingFolders() {
        return new FakeResult(
                exitCode,
                reason,
                results,
                printed,
                stdoutTruncated,
                fuelUsed,
                notes,
                refused,
                true);
    }

    @Override
    public List<String> folders() {
        return List.of();
    }

    @Override
    public long refusals() {
        return refused.size();
    }

    @Override
    public Optional<Access> lastRefusal() {
        return refused.isEmpty() ? Optional.empty() : Optional.of(refused.get(refused.size() - 1));
    }

    @Override
    public Outcome outcome() {
        return reason == null ? Outcome.EXIT : Outcome.TRAP;
    }

    @Override
    public Optional<GantryException> failure() {
        return Optional.ofNullable(reason);
    }

    @Override
    public byte[] stdout() {
        return printed.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public byte[] stderr() {
        return new byte[0];
    }

    @Override
    public boolean stderrTruncated() {
        return false;
    }

    @Override
    public String engine() {
        return "quick";
    }

    @Override
    public String engineReason() {
        return "ranked highest";
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public Digest digest() {
        return Digest.of(new byte[0]);
    }

    @Override
    public Duration time() {
        return Duration.ofMillis(7);
    }

    @Override
    public long peakMemoryBytes() {
        return 65536;
    }

    @Override
    public boolean fuelExact() {
        return fuelUsed.isPresent() && reason == null;
    }

    @Override
    public Set<Grant> grantsUsed() {
        return Set.of(Grant.of("stdout"));
    }
}
