// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.policy.Decision;
import dev.gantry.policy.Policy;
import dev.gantry.policy.PolicyRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Decides by layers: deny rules win over everything; the command line, the user's lock and a profile
 * grant; a person is asked about the rest. What no layer grants is denied.
 */
@Component(service = Policy.class)
public final class LayeredPolicy implements Policy {
    private final Settings settings;
    private final GrantLock lock;

    @Activate
    public LayeredPolicy(@Reference Settings settings, @Reference GrantLock lock) {
        this.settings = settings;
        this.lock = lock;
    }

    @Override
    public Decision decide(PolicyRequest request) {
        Deliberation deliberation = new Deliberation(request, settings, lock.read());
        new Wishes(deliberation).settle(lock);
        return deliberation.decision();
    }
}
