// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much one guest may use. Immutable; grows by new builder methods.
 *
 * <p>The host enforces all of them, on every engine alike: it prepares the module and meters the
 * store. For {@link #memoryBytes} and {@link #tableElements}, counted over everything in one store, the
 * engine is the second line. What each counts stands in {@code docs/limits.md}.
 */
public final class Limits {
    /**
     * 1 GiB of memory, 1,000,000 table elements, 1 MiB of captured output a stream, 1 GiB in 100,000
     * files, 1,024 handles, 5 minutes of preparing and compiling, no deadline.
     */
    public static final Limits DEFAULT = builder().build();

    private final long memoryBytes;
    private final long tableElements;
    private final long outputBytes;
    private final Optional<Duration> deadline;
    private final OptionalLong fuel;
    private final boolean fuelCounted;
    private final OptionalLong stackBytes;
    private final Duration compileTime;
    private final long diskBytes;
    private final long files;
    private final int handles;

    private Limits(Builder builder) {
        this.memoryBytes = builder.memoryBytes;
        this.tableElements = builder.tableElements;
        this.outputBytes = builder.outputBytes;
        this.deadline = builder.deadline;
        this.fuel = builder.fuel;
        this.fuelCounted = builder.fuelCounted;
        this.stackBytes = builder.stackBytes;
        this.compileTime = builder.compileTime;
        this.diskBytes = builder.diskBytes;
        this.files = builder.files;
        this.handles = builder.handles;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same limits, to be changed. */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.memoryBytes = memoryBytes;
        copy.tableElements = tableElements;
        copy.outputBytes = outputBytes;
        copy.deadline = deadline;
        copy.fuel = fuel;
        copy.fuelCounted = fuelCounted;
        copy.stackBytes = stackBytes;
        copy.compileTime = compileTime;
        copy.diskBytes = diskBytes;
        copy.files = files;
        copy.handles = handles;
        return copy;
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

    /** About one unit an instruction; absent: without end. */
    public OptionalLong fuel() {
        return fuel;
    }

    /** Whether fuel is counted, with a limit or without. */
    public boolean fuelCounted() {
        return fuelCounted;
    }

    /** Counted the same on every engine; absent: as deep as the engine goes. */
    public OptionalLong stackBytes() {
        return stackBytes;
    }

    /** How long preparing and compiling may take together, before the guest starts. */
    public Duration compileTime() {
        return compileTime;
    }

    /** By how much the guest may make files grow, all together; what it removes is given back. */
    public long diskBytes() {
        return diskBytes;
    }

    /** How many files, folders and links the guest may add; what it removes is given back. */
    public long files() {
        return files;
    }

    /** How many files and folders it may have open at a time, mounts included. */
    public int handles() {
        return handles;
    }

    /** Collects limits; every setter refuses a value below its least sensible one. */
    public static final class Builder {
        private static final Duration LONGEST = Duration.ofDays(36_525);

        /** Room for the greatest charge below it, so that counting never wraps. */
        private static final long MOST_FUEL = 1L << 62;

        /** The host gives a guest a thread with sixteen times as much. */
        private static final long MOST_STACK = 64L << 20;

        /** Each can be one of the process, which has many guests. */
        private static final int MOST_HANDLES = 65_536;

        private long memoryBytes = 1L << 30;
        private long tableElements = 1_000_000;
        private long outputBytes = 1L << 20;
        private Optional<Duration> deadline = Optional.empty();
        private OptionalLong fuel = OptionalLong.empty();
        private boolean fuelCounted;
        private OptionalLong stackBytes = OptionalLong.empty();
        private Duration compileTime = Duration.ofMinutes(5);
        private long diskBytes = 1L << 30;
        private long files = 100_000;
        private int handles = 1_024;

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
            this.deadline = Optional.of(time(deadline, "deadline"));
            return this;
        }

        public Builder fuel(long units) {
            this.fuel = OptionalLong.of(between(0, units, MOST_FUEL, "fuel"));
            this.fuelCounted = true;
            return this;
        }

        /** Counts fuel without an end to it. */
        public Builder unlimitedFuel() {
            this.fuel = OptionalLong.empty();
            this.fuelCounted = true;
            return this;
        }

        public Builder stackBytes(long bytes) {
            if (bytes > MOST_STACK) {
                throw new IllegalArgumentException(
                        "a stack must be at most " + (MOST_STACK >> 20) + "m, not " + bytes);
            }
            this.stackBytes = OptionalLong.of(atLeast(1, bytes, "stackBytes"));
            return this;
        }

        public Builder compileTime(Duration time) {
            this.compileTime = time(time, "compileTime");
            return this;
        }

        public Builder diskBytes(long bytes) {
            this.diskBytes = atLeast(0, bytes, "diskBytes");
            return this;
        }

        public Builder files(long files) {
            this.files = atLeast(0, files, "files");
            return this;
        }

        public Builder handles(int handles) {
            this.handles = (int) between(3, handles, MOST_HANDLES, "handles");
            return this;
        }

        public Limits build() {
            return new Limits(this);
        }

        private static Duration time(Duration time, String name) {
            atLeast(1, Objects.requireNonNull(time, name).toMillis(), name + " in ms");
            if (time.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(name + " must be at most 100 years");
            }
            return time;
        }

        private static long between(long least, long value, long most, String name) {
            if (value > most) {
                throw new IllegalArgumentException(
                        name + " must be at most " + most + ", not " + value);
            }
            return atLeast(least, value, name);
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
