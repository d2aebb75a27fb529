// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much one guest may use. Immutable; grows by new builder methods.
 *
 * <p>An engine enforces {@link #memoryBytes} and {@link #tableElements}, counted over everything in
 * one store. The host enforces the rest.
 */
public final class Limits {
    /** 1 GiB of memory, 1,000,000 table elements, 1 MiB of captured output a stream, no deadline. */
    public static final Limits DEFAULT = builder().build();

    private final long memoryBytes;
    private final long tableElements;
    private final long outputBytes;
    private final Optional<Duration> deadline;
    private final OptionalLong fuel;
    private final OptionalLong stackBytes;

    private Limits(Builder builder) {
        this.memoryBytes = builder.memoryBytes;
        this.tableElements = builder.tableElements;
        this.outputBytes = builder.outputBytes;
        this.deadline = builder.deadline;
        this.fuel = builder.fuel;
        this.stackBytes = builder.stackBytes;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** All memories of the guest together. */
    public long memoryBytes() {
        return memoryBytes;
    }

    /** All tables of the guest together. */
    public long tableElements() {
        return tableElements;
    }

    /** What is kept of each captured stream. */
    public long outputBytes() {
        return outputBytes;
    }

    /** From instantiation on, start section included. */
    public Optional<Duration> deadline() {
        return deadline;
    }

    /** About one unit an instruction; absent: not counted. */
    public OptionalLong fuel() {
        return fuel;
    }

    /** Absent: as deep as the engine goes. */
    public OptionalLong stackBytes() {
        return stackBytes;
    }

    /** Collects limits; every setter refuses a value below its least sensible one. */
    public static final class Builder {
        private static final Duration LONGEST = Duration.ofDays(36_525);

        private long memoryBytes = 1L << 30;
        private long tableElements = 1_000_000;
        private long outputBytes = 1L << 20;
        private Optional<Duration> deadline = Optional.empty();
        private OptionalLong fuel = OptionalLong.empty();
        private OptionalLong stackBytes = OptionalLong.empty();

        private Builder() {}

        public Builder memoryBytes(long bytes) {
            this.memoryBytes = atLeast(0, bytes, "memoryBytes");
            return this;
        }

        public Builder tableElements(long elements) {
            this.tableElements = atLeast(0, elements, "tableElements");
            return this;
        }

        public Builder outputBytes(long bytes) {
            this.outputBytes = atLeast(0, bytes, "outputBytes");
            return this;
        }

        public Builder deadline(Duration deadline) {
            atLeast(1, Objects.requireNonNull(deadline, "deadline").toMillis(), "deadline in ms");
            if (deadline.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("deadline must be at most 100 years");
            }
            this.deadline = Optional.of(deadline);
            return this;
        }

        public Builder fuel(long units) {
            this.fuel = OptionalLong.of(atLeast(0, units, "fuel"));
            return this;
        }

        public Builder stackBytes(long bytes) {
            this.stackBytes = OptionalLong.of(atLeast(1, bytes, "stackBytes"));
            return this;
        }

        public Limits build() {
            return new Limits(this);
        }

        private static long atLeast(long least, long value, String name) {
            if (value < least) {
                throw new IllegalArgumentException(
                        name + " must be at least " + least + ", not " + value);
            }
            return value;
        }
    }
}
