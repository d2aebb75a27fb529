// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a policy said.
 *
 * @param granted all that the guest may use
 * @param refusals what it needs to start and does not get; empty: it may start
 * @param denied what deny rules keep from it, even inside of something that is granted
 * @param reasons for each granted thing, which layer grants it: "the command line"
 * @param notes what the person who runs it should be told, a sentence each
 */
public record Decision(
        Set<Grant> granted,
        List<Refusal> refusals,
        Set<Grant> denied,
        Map<Grant, String> reasons,
        List<String> notes) {
    public Decision {
        granted = Set.copyOf(granted);
        refusals = List.copyOf(refusals);
        denied = Set.copyOf(denied);
        reasons = Map.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /** A decision without rules that reach inside, and without anything to tell. */
    public Decision(Set<Grant> granted, List<Refusal> refusals) {
        this(granted, refusals, Set.of(), Map.of(), List.of());
    }

    /** Something that was refused, and why in one sentence. */
    public record Refusal(Grant grant, String reason) {}
}
