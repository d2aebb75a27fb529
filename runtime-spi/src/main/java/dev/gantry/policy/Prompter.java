// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import dev.gantry.Digest;
import org.osgi.annotation.versioning.ConsumerType;

/** Asks the person who runs a guest. Only where there is one: never without a terminal. */
@ConsumerType
@FunctionalInterface
public interface Prompter {
    Answer ask(Question question);

    /** What the person wants. */
    enum Answer {
        /** For this run. */
        ONCE,
        /** For this subject, as long as its bytes are the same. */
        ALWAYS,
        /** Not now. */
        NO,
        /** Not now and never: remembered for this subject. */
        NEVER
    }

    /**
     * What is asked.
     *
     * @param guest who asks, as messages call it
     * @param reason why it wants that, in its author's words; empty if they said nothing. Not ours:
     *     whoever shows it cleans it
     */
    record Question(String guest, Digest digest, Grant grant, GrantKind kind, String reason) {}
}
