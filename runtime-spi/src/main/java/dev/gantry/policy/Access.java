// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import java.util.Objects;

/**
 * Something that a guest did with a grant, or was refused for want of one.
 *
 * @param grant what it is about; of a refusal, what would have allowed it
 * @param function that the guest called: {@code path_open}
 * @param object what it was done to: a path as the guest wrote it, a URL; empty if there is none. Text
 *     of the guest: whoever shows it cleans it
 * @param outcome whether it was allowed, and came to be
 * @param reason why it was refused or what failed, in a few words; empty for {@link Outcome#DONE}
 */
public record Access(Grant grant, String function, String object, Outcome outcome, String reason) {
    private static final int MAX_OBJECT = 1_024;

    /** How it went. */
    public enum Outcome {
        DONE,
        /** It was allowed and did not come to be: no such file. */
        FAILED,
        REFUSED
    }

    public Access {
        Objects.requireNonNull(grant, "grant");
        object = object.length() > MAX_OBJECT ? endsOf(object) : object;
    }

    /** What a path ends in matters most, and nobody shall hide it behind a long beginning. */
    private static String endsOf(String object) {
        int half = MAX_OBJECT / 2;
        return object.substring(0, half) + "…" + object.substring(object.length() - half);
    }
}
