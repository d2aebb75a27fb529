// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.Fault;
import dev.gantry.GantryException;

/** What the process's exit code says. A guest's own exit code passes unchanged, up to 255. */
public enum ExitCode {
    SUCCESS(0, "success"),
    FAILURE(
            1,
            "a bad file, import, export or engine, a trap, fuel or stack used up, or anything else"
                    + " that failed"),
    USAGE(2, "a mistake in the command line"),
    DEADLINE(124, "the deadline passed"),
    REFUSED(126, "policy or trust refused"),
    UNKNOWN_COMMAND(127, "no such command"),
    INTERRUPTED(130, "interrupted"),
    OUTPUT_CLOSED(141, "the reader of the output went away");

    /** The greatest number that a process can exit with. */
    public static final int GREATEST = 255;

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }

    /** What a failure makes of the whole process. */
    public static ExitCode of(GantryException failure) {
        return switch (failure.code()) {
            case USAGE, BAD_ARGUMENT, UNKNOWN_GRANT -> USAGE;
            case UNKNOWN_COMMAND -> UNKNOWN_COMMAND;
            case DEADLINE -> DEADLINE;
            case INTERRUPTED -> INTERRUPTED;
            case OUTPUT_CLOSED -> OUTPUT_CLOSED;
            default -> failure.code().fault() == Fault.POLICY ? REFUSED : FAILURE;
        };
    }
}
