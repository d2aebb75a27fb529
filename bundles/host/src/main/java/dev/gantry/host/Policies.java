// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.InterfaceName;
import dev.gantry.guest.GuestSpec;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantDeniedException;
import dev.gantry.policy.Policy;
import dev.gantry.policy.PolicyRequest;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The policy in force at this moment. No policy, no run. */
@Component(service = Policies.class)
public final class Policies {
    /** While a policy is replaced, or a container starts, there can be none for a moment. */
    private static final long PATIENCE_MILLIS = 1_000;

    private @Nullable Policy policy;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "remove")
    synchronized void set(Policy policy) {
        this.policy = policy;
        notifyAll();
    }

    synchronized void remove(Policy gone) {
        if (policy == gone) {
            policy = null;
        }
    }

    /**
     * All that the guest may use.
     *
     * @throws GrantDeniedException NO_POLICY, or DENIED, naming what the guest needs and does not get
     */
    Set<Grant> decide(
            GuestSpec spec, GuestBytes bytes, Linkage linkage, Set<InterfaceName> present) {
        Policy current = present();
        if (current == null) {
            throw new GrantDeniedException(
                    ErrorCode.NO_POLICY,
                    bytes.name(),
                    "no policy is present, so " + bytes.name() + " may not run",
                    ErrorCode.NO_POLICY.hint());
        }
        Decision decision =
                current.decide(
                        PolicyRequest.builder(bytes.name(), bytes.digest())
                                .profile(spec.profile())
                                .allow(spec.allow())
                                .deny(spec.deny())
                                .imports(linkage.toDecide(spec.deny()))
                                .present(present)
                                .build());
        if (!decision.refusals().isEmpty()) {
            throw denied(bytes.name(), decision);
        }
        return decision.granted();
    }

    private synchronized @Nullable Policy present() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            while (policy == null) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return null;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return policy;
    }

    private static GrantDeniedException denied(String guest, Decision decision) {
        String reasons =
                decision.refusals().stream()
                        .map(Decision.Refusal::reason)
                        .collect(Collectors.joining("; "));
        String flags =
                decision.refusals().stream()
                        .map(refusal -> "--allow " + refusal.grant())
                        .collect(Collectors.joining(" "));
        return new GrantDeniedException(
                ErrorCode.DENIED,
                guest,
                guest + " may not start: " + reasons,
                "if you trust it with that: " + flags);
    }
}
