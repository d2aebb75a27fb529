// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.InterfaceName;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Decision.Refusal;
import dev.gantry.policy.Grant;
import dev.gantry.policy.Policy;
import dev.gantry.policy.PolicyRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Decides by layers: a profile grants, the caller grants more, and a deny rule wins over both. What no
 * layer grants is denied.
 */
@Component(service = Policy.class)
public final class LayeredPolicy implements Policy {
    @Override
    public Decision decide(PolicyRequest request) {
        GrantKinds kinds = new GrantKinds(request.present());
        request.allow().forEach(grant -> kinds.check("allow", grant));
        request.deny().forEach(grant -> kinds.check("deny", grant));

        Set<Grant> granted = new HashSet<>(Profiles.grants(request.profile()));
        granted.addAll(request.allow());
        request.deny().forEach(granted::remove);
        return new Decision(granted, refusals(request, granted));
    }

    /** A guest cannot start without what it imports, so that is refused aloud, in a stable order. */
    private static List<Refusal> refusals(PolicyRequest request, Set<Grant> granted) {
        return request.imports().stream()
                .map(InterfaceName::text)
                .sorted()
                .map(Grant::of)
                .flatMap(needed -> refusal(needed, request, granted).stream())
                .toList();
    }

    private static Optional<Refusal> refusal(
            Grant needed, PolicyRequest request, Set<Grant> granted) {
        if (GrantKinds.isBuiltIn(needed.kind())) {
            // Else a profile that grants the built-in kind would grant the interface too.
            return refusal(needed, "its name is that of another kind of grant");
        }
        if (request.deny().contains(needed)) {
            return refusal(needed, "a deny rule takes it away");
        }
        return granted.contains(needed)
                ? Optional.empty()
                : refusal(needed, "nothing grants it; --allow " + needed + " would");
    }

    private static Optional<Refusal> refusal(Grant needed, String reason) {
        return Optional.of(new Refusal(needed, reason));
    }
}
