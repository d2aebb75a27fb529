// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.Permissions;
import dev.gantry.policy.PolicyRequest;
import dev.gantry.policy.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Remembers nothing but what a test puts in; notes what is called. */
public final class FakePermissions implements Permissions {
    public final List<Remembered> remembered = new ArrayList<>();
    public final List<Rule> rules = new ArrayList<>();
    public final List<String> calls = new ArrayList<>();
    public final List<Meaning> meanings = new ArrayList<>();
    public final List<PolicyRequest> explained = new ArrayList<>();
    public boolean found = true;

    @Override
    public List<Remembered> remembered() {
        return remembered;
    }

    @Override
    public List<GrantKind> kinds(List<GrantKind> present) {
        return List.of(
                GrantKind.of("clock", "read the time, and sleep")
                        .risking("Exact time helps spies."));
    }

    @Override
    public List<Rule> rules() {
        return rules;
    }

    @Override
    public void allow(Subject subject, Grant grant, List<GrantKind> present) {
        calls.add("allow " + subject.name() + " " + grant);
    }

    @Override
    public void deny(Subject subject, Grant grant, List<GrantKind> present) {
        calls.add("deny " + subject.name() + " " + grant);
    }

    @Override
    public void denyAll(Grant grant, List<GrantKind> present) {
        calls.add("deny all " + grant);
    }

    @Override
    public boolean revoke(String name, Optional<Grant> grant) {
        calls.add("revoke " + name + grant.map(each -> " " + each).orElse(""));
        return found;
    }

    @Override
    public boolean revokeAll(Grant grant) {
        calls.add("revoke all " + grant);
        return found;
    }

    @Override
    public Explanation explain(PolicyRequest request) {
        explained.add(request);
        return new Explanation(new Decision(Set.of(), List.of()), meanings, false);
    }
}
