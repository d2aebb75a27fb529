// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.policy.Grant;
import dev.gantry.policy.Permissions.Remembered;
import dev.gantry.policy.Subject;
import java.util.HashSet;
import java.util.Set;

/**
 * The entry of one subject in the lock, and how decisions change it. What was granted to other bytes is
 * forgotten; what was taken away stays.
 *
 * @param requested what the subject asks for now
 */
record LockEntry(Subject subject, Set<Grant> requested) {
    LockContent granting(LockContent content, Grant grant) {
        Remembered now = now(content);
        Set<Grant> denied = new HashSet<>(now.denied());
        denied.remove(DenyRules.denialOf(grant));
        return content.with(new Remembered(subject, with(now.granted(), grant), denied, requested));
    }

    /** What the rule takes away is forgotten, so that it stays away when the rule is revoked. */
    LockContent denying(LockContent content, Grant rule) {
        Remembered now = now(content);
        Set<Grant> granted = new HashSet<>(now.granted());
        granted.removeIf(grant -> DenyRules.covers(rule, grant));
        return content.with(new Remembered(subject, granted, with(now.denied(), rule), requested));
    }

    private Remembered now(LockContent content) {
        return content.find(subject.name())
                .map(
                        before ->
                                before.subject().equals(subject)
                                        ? before
                                        : new Remembered(
                                                subject, Set.of(), before.denied(), Set.of()))
                .orElse(new Remembered(subject, Set.of(), Set.of(), Set.of()));
    }

    private static Set<Grant> with(Set<Grant> grants, Grant more) {
        Set<Grant> all = new HashSet<>(grants);
        all.add(more);
        return all;
    }
}
