// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import java.util.List;
import java.util.Set;

/**
 * What a policy said.
 *
 * @param granted all that the guest may use
 * @param refusals what it needs to start and does not get; empty: it may start
 */
public record Decision(Set<Grant> granted, List<Refusal> refusals) {
    public Decision {
        granted = Set.copyOf(granted);
        refusals = List.copyOf(refusals);
    }

    /** Something that was refused, and why in one sentence. */
    public record Refusal(Grant grant, String reason) {}
}
