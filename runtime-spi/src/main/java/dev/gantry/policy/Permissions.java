// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a person granted for good, and took away: an OSGi service. May be called from any thread. What is
 * changed holds for guests that start afterwards.
 *
 * <p>Every method can fail with BAD_PERMISSIONS if what was kept cannot be read or written; those that
 * take a grant also with UNKNOWN_GRANT or USAGE.
 */
@ProviderType
public interface Permissions {
    /** Everything that is remembered, sorted by name. */
    List<Remembered> remembered();

    /** What no guest ever gets. */
    List<Rule> rules();

    /** Everything that can be granted: what is built in, and what host interfaces bring. */
    List<GrantKind> kinds(List<GrantKind> present);

    /** Grants something to these bytes under this name, and to no others. */
    void allow(Subject subject, Grant grant, List<GrantKind> present);

    /** Takes something away from a subject, whatever its bytes are. */
    void deny(Subject subject, Grant grant, List<GrantKind> present);

    /** Takes something away from all guests. */
    void denyAll(Grant grant, List<GrantKind> present);

    /**
     * Forgets what was said about a grant, or about a subject altogether.
     *
     * @param name of the subject
     * @param grant absent: all
     * @return whether there was something to forget
     */
    boolean revoke(String name, Optional<Grant> grant);

    /** Forgets a rule that was made by {@link #denyAll}. */
    boolean revokeAll(Grant grant);

    /** What a guest wants and would get. Asks nobody and remembers nothing. */
    Explanation explain(PolicyRequest request);

    /**
     * What is remembered about a subject.
     *
     * @param granted to the bytes of the subject's digest
     * @param denied whatever its bytes are
     * @param requested what it asked for when somebody decided about it last
     */
    record Remembered(
            Subject subject, Set<Grant> granted, Set<Grant> denied, Set<Grant> requested) {
        public Remembered {
            granted = Set.copyOf(granted);
            denied = Set.copyOf(denied);
            requested = Set.copyOf(requested);
        }
    }

    /**
     * A deny rule.
     *
     * @param source who made it, in a few words
     */
    record Rule(Grant grant, String source) {}

    /**
     * What a guest would get, and everything that it has or wants, each with what it means.
     *
     * @param changed whether grants are remembered that were for other bytes
     */
    record Explanation(Decision decision, List<Meaning> meanings, boolean changed) {
        public Explanation {
            meanings = List.copyOf(meanings);
        }
    }

    /**
     * One grant in a person's words.
     *
     * @param purpose what the guest may do with it, in words that follow "may"
     * @param risk why that matters; empty if it does not
     * @param reason why the guest wants it, in its author's words; empty if they said nothing. Not ours:
     *     whoever shows it cleans it
     * @param state whether the guest has it
     * @param source which layer grants it or takes it away; empty if nothing does
     * @param flag what would give it on a command line
     */
    record Meaning(
            Grant grant,
            String purpose,
            String risk,
            String reason,
            State state,
            String source,
            String flag) {}

    /** Whether a guest has something. */
    enum State {
        GRANTED,
        WANTED,
        DENIED
    }
}
