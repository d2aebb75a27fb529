// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.policy.Access;
import dev.gantry.policy.Audit;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Subject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The audit that is present at this moment; without one nothing is recorded. */
@Component(service = Audits.class)
public final class Audits {
    /** Records nothing. */
    static final Audit.Trail NONE =
            new Audit.Trail() {
                @Override
                public void decided(Decision decision) {}

                @Override
                public void tells(Access access) {}

                @Override
                public void ended(String outcome, String code, Map<String, Long> counts) {}
            };

    private final Patience patience;
    private @Nullable Audit audit;
    private boolean known;

    @Activate
    public Audits(@Reference Patience patience) {
        this.patience = patience;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "remove")
    synchronized void set(Audit present) {
        audit = present;
        known = true;
        notifyAll();
    }

    synchronized void remove(Audit gone) {
        if (audit == gone) {
            audit = null;
        }
    }

    Audit.Trail begin(Subject subject) {
        Audit present = present();
        return present == null ? NONE : present.begin(subject);
    }

    /** Where there has been one, a guest waits for it to come back: it might have to be recorded. */
    private synchronized @Nullable Audit present() {
        patience.await(this, () -> audit != null || !known);
        return audit;
    }
}
