// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.guest.GuestSource;
import dev.gantry.guest.GuestSpec;
import dev.gantry.policy.Decision;
import dev.gantry.policy.GrantDeniedException;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.PermissionDocument;
import dev.gantry.policy.Policy;
import dev.gantry.policy.PolicyRequest;
import dev.gantry.policy.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The policy in force at this moment. No policy, no run. */
@Component(service = Policies.class)
public final class Policies {
    private final Patience patience;
    private @Nullable Policy policy;

    @Activate
    public Policies(@Reference Patience patience) {
        this.patience = patience;
    }

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

    /** One guest about which the policy is asked. */
    record Case(
            GuestSpec spec,
            GuestBytes bytes,
            Linkage linkage,
            Optional<Subject> subject,
            List<GrantKind> present) {
        /** What its author asks for. A relative name would make relative names in it mean nothing. */
        private static Optional<PermissionDocument> requestOf(GuestSource source) {
            return source instanceof GuestSource.File file
                    ? PermissionDocument.beside(file.path().toAbsolutePath())
                    : Optional.empty();
        }

        PolicyRequest request() {
            return PolicyRequest.builder(bytes.name(), bytes.digest())
                    .profile(spec.profile())
                    .allow(spec.allow())
                    .deny(spec.deny())
                    .imports(linkage.needingGrants())
                    .linked(linkage.all())
                    .present(present)
                    .subject(subject)
                    .request(requestOf(spec.source()))
                    .permissions(spec.permissions())
                    .agreed(spec.agreed())
                    .prompter(spec.prompter())
                    .build();
        }
    }

    /**
     * Asks the policy.
     *
     * @throws GrantDeniedException NO_POLICY
     */
    Decision decide(Case one) {
        Policy current = present();
        String guest = one.bytes().name();
        if (current == null) {
            throw new GrantDeniedException(
                    ErrorCode.NO_POLICY,
                    guest,
                    "no policy is present, so " + guest + " may not run",
                    ErrorCode.NO_POLICY.hint());
        }
        return current.decide(one.request());
    }

    /**
     * Refuses a guest that cannot start without what it does not get.
     *
     * @throws GrantDeniedException DENIED, naming all of it
     */
    static void requireStart(String guest, Decision decision) {
        if (!decision.refusals().isEmpty()) {
            throw denied(guest, decision);
        }
    }

    /** Waits a moment for a policy that is being replaced. */
    void await() {
        present();
    }

    private synchronized @Nullable Policy present() {
        patience.await(this, () -> policy != null);
        return policy;
    }

    private static GrantDeniedException denied(String guest, Decision decision) {
        String reasons =
                decision.refusals().stream()
                        .map(Decision.Refusal::reason)
                        .collect(Collectors.joining("; "));
        String flags =
                decision.refusals().stream()
                        .map(Decision.Refusal::grant)
                        .filter(grant -> !decision.denied().contains(grant))
                        .map(grant -> "--allow " + grant)
                        .collect(Collectors.joining(" "));
        return new GrantDeniedException(
                ErrorCode.DENIED,
                guest,
                guest + " may not start: " + reasons,
                flags.isEmpty()
                        ? "a deny rule wins over every grant; 'grants' lists yours"
                        : "if you trust it with that: " + flags);
    }
}
