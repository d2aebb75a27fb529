// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps a record of what guests do: an OSGi service. May be called from any thread. */
@ProviderType
public interface Audit {
    /**
     * Begins the record of one guest.
     *
     * @throws dev.gantry.GantryException AUDIT_FAILED if no guest may run without a record and none can
     *     be written
     */
    Trail begin(Subject subject);

    /** The record of one guest. Never throws: what cannot be written is told once. */
    @ProviderType
    interface Trail {
        /** What the policy decided before the guest started, or why it may not start. */
        void decided(Decision decision);

        void tells(Access access);

        /**
         * The end of the guest, and of its record.
         *
         * @param outcome in a word: exit, trap, denied, limit, error
         * @param code the exit code, or the code of the error
         * @param counts what was done without a line of its own
         */
        void ended(String outcome, String code, Map<String, Long> counts);
    }
}
