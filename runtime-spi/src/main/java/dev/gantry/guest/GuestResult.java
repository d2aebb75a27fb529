// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import dev.gantry.Digest;
import dev.gantry.GantryException;
import dev.gantry.policy.Access;
import dev.gantry.policy.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** How a guest ended, and what it used. */
@ProviderType
public interface GuestResult {
    Outcome outcome();

    /** The guest's own exit code, unsigned, for {@link Outcome#EXIT}; 0 if it just returned. */
    long exitCode();

    /** Why it did not end by itself; absent for {@link Outcome#EXIT}. */
    Optional<GantryException> failure();

    /** What the invoked export returned. */
    List<Value> results();

    /** What was captured of standard output; empty where the output went to a stream. */
    byte[] stdout();

    /** What was captured of standard error; empty where it went to a stream. */
    byte[] stderr();

    /** Whether more than {@link #stdout} was written and lost. */
    boolean stdoutTruncated();

    /** Whether more than {@link #stderr} was written and lost. */
    boolean stderrTruncated();

    /** The id of the engine it ran on. */
    String engine();

    /** Why it ran on that one, in a few words. */
    String engineReason();

    /**
     * What the caller ought to be told though nothing failed, a sentence each: that another engine
     * would have been chosen and could not be used.
     */
    List<String> notes();

    /** Of the bytes that ran. */
    Digest digest();

    /** From instantiation to the end. */
    Duration time();

    /** The greatest size of its memories together; a memory never shrinks. */
    long peakMemoryBytes();

    /** Absent where fuel was not counted. */
    OptionalLong fuelUsed();

    /**
     * Whether {@link #fuelUsed} is the whole truth. At a trap, a deadline or a stop it can lack what the
     * innermost functions used last, at most 100,000 units. False where fuel was not counted.
     */
    boolean fuelExact();

    /** Which of its grants it made use of. */
    Set<Grant> grantsUsed();

    /** How many calls of the guest were refused for want of a grant. */
    long refusals();

    /** The last of them. */
    Optional<Access> lastRefusal();

    /** Where it found the trees of files that it was given. */
    List<String> folders();

    /** Whether it looked for folders, and used none that it had been given. */
    boolean missedFolders();

    /**
     * This result, if the guest ended by itself.
     *
     * @throws GantryException the {@link #failure}, otherwise
     */
    default GuestResult orThrow() {
        failure()
                .ifPresent(
                        failure -> {
                            throw failure;
                        });
        return this;
    }
}
