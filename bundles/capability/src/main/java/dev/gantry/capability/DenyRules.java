// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.file.Mount;
import dev.gantry.policy.Grant;
import dev.gantry.policy.Permissions.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is taken away from one guest, by whomever. Wins over everything that grants. */
final class DenyRules {
    private final List<Rule> rules = new ArrayList<>();

    /** Adds rules in their full form. */
    void add(String source, Iterable<Grant> grants) {
        grants.forEach(grant -> rules.add(new Rule(grant, source)));
    }

    /** The first rule that takes a grant away. */
    Optional<Rule> against(Grant grant) {
        return rules.stream().filter(rule -> covers(rule.grant(), grant)).findFirst();
    }

    /**
     * All rules. Those with a parameter are needed where their kind is granted whole: they keep a part
     * of it away, which shows only when the guest uses it.
     */
    Set<Grant> grants() {
        return rules.stream().map(Rule::grant).collect(Collectors.toUnmodifiableSet());
    }

    /** The rule that takes away what a grant gives: of a mount, the folder of the host. */
    static Grant denialOf(Grant grant) {
        return Mount.of(grant)
                .map(Mount::source)
                .filter(Mount.HostFolder.class::isInstance)
                .map(source -> ((Mount.HostFolder) source).folder().normalize().toString())
                .map(folder -> new Grant(grant.kind(), folder))
                .orElse(grant);
    }

    /** Whether a rule takes all of a grant away. */
    static boolean covers(Grant rule, Grant grant) {
        if (rule.kind().equals(GrantKinds.RANDOM) && grant.equals(GrantKinds.RANDOM_DEVICE)) {
            return true;
        }
        if (!rule.kind().equals(grant.kind())) {
            return false;
        }
        if (rule.parameter().isEmpty() || rule.parameter().equals(grant.parameter())) {
            return true;
        }
        return rule.kind().equals(Mount.KIND_FOLDER) && below(Path.of(rule.parameter()), grant);
    }

    /** As it is written, and as it is after following links: no other name for a folder escapes. */
    private static boolean below(Path denied, Grant grant) {
        return Mount.of(grant)
                .map(Mount::source)
                .filter(Mount.HostFolder.class::isInstance)
                .map(source -> ((Mount.HostFolder) source).folder())
                .filter(
                        folder ->
                                folder.normalize().startsWith(denied)
                                        || HostPath.real(folder).startsWith(HostPath.real(denied)))
                .isPresent();
    }
}
