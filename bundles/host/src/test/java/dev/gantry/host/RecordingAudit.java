// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.policy.Access;
import dev.gantry.policy.Audit;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Subject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it is told, a line each. */
final class RecordingAudit implements Audit {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public Trail begin(Subject subject) {
        lines.add("begin " + subject.name());
        return new Trail() {
            @Override
            public void decided(Decision decision) {
                lines.add(
                        "granted " + decision.granted() + " refused " + decision.refusals().size());
            }

            @Override
            public void tells(Access access) {
                lines.add(access.function() + " " + access.outcome());
            }

            @Override
            public void ended(String outcome, String code, Map<String, Long> counts) {
                lines.add("ended " + outcome + " " + code + " " + counts);
            }
        };
    }
}
