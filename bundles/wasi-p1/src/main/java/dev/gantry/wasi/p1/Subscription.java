// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestInput;
import java.io.IOException;
import java.util.Optional;

/** One thing that a poll waits for. */
sealed interface Subscription {
    int TYPE_CLOCK = 0;
    int TYPE_FD_READ = 1;
    int TYPE_FD_WRITE = 2;

    /** The event, if it has come. */
    Optional<Event> event() throws ErrnoException, IOException;

    /** How long until it comes for certain. */
    default long remainingNanos() throws ErrnoException {
        return Long.MAX_VALUE;
    }

    /** What has to be waited on for it to come earlier. */
    default Optional<GuestInput> source() {
        return Optional.empty();
    }

    /** Whether it can never come. */
    default boolean isHopeless() {
        return false;
    }

    /** Something that was certain when it was subscribed to. */
    record Settled(Event outcome) implements Subscription {
        @Override
        public boolean isHopeless() {
            return outcome.error() != Errno.SUCCESS;
        }

        @Override
        public Optional<Event> event() {
            return Optional.of(outcome);
        }
    }

    /** Bytes to read, or their end. */
    record Arrival(long userdata, GuestInput input) implements Subscription {
        @Override
        public Optional<Event> event() throws IOException {
            return input.awaitReady(0)
                    ? Optional.of(new Event(userdata, Errno.SUCCESS, TYPE_FD_READ, 1))
                    : Optional.empty();
        }

        @Override
        public Optional<GuestInput> source() {
            return Optional.of(input);
        }
    }

    /**
     * A clock that has gone a certain way since it showed {@code start}. All numbers are unsigned, so
     * that a timeout of 2^64-1 means a very long time.
     */
    record Alarm(long userdata, Clocks clocks, int clock, long start, long timeout)
            implements Subscription {
        @Override
        public Optional<Event> event() throws ErrnoException {
            return remainingNanos() == 0
                    ? Optional.of(new Event(userdata, Errno.SUCCESS, TYPE_CLOCK, 0))
                    : Optional.empty();
        }

        @Override
        public long remainingNanos() throws ErrnoException {
            long gone = clocks.reading(clock) - start;
            if (Long.compareUnsigned(gone, timeout) >= 0) {
                return 0;
            }
            long remaining = timeout - gone;
            return remaining < 0 ? Long.MAX_VALUE : remaining;
        }
    }
}
