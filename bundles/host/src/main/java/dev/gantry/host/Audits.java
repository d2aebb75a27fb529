// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.policy.Access;
import dev.gantry.policy.Audit;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Subject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    private volatile @Nullable Audit audit;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "remove")
    void set(Audit present) {
        audit = present;
    }

    void remove(Audit gone) {
        if (audit == gone) {
            audit = null;
        }
    }

    Audit.Trail begin(Subject subject) {
        Audit present = audit;
        return present == null ? NONE : present.begin(subject);
    }
}
