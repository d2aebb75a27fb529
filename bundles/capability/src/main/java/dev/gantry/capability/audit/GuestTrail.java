// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.GuestText;
import dev.gantry.capability.json.JsonLine;
import dev.gantry.policy.Access;
import dev.gantry.policy.Audit;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.policy.Subject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The record of one guest. What it did is told line by line only so often: a guest that does a thing
 * endlessly must not push out what others did. The rest is counted, refusals apart from the others, so
 * that neither hides the other. Values of environment variables and arguments are never recorded.
 */
final class GuestTrail implements Audit.Trail {
    static final int MAX_LINES = 10_000;

    private static final int MAX_TEXT = 256;
    private static final int MAX_GRANTS = 100;
    private static final int MAX_COUNTS = 200;

    private final AuditTrails audit;
    private final long run;
    private final Subject subject;
    private final Map<Access.Outcome, Integer> told = new EnumMap<>(Access.Outcome.class);
    private final Map<String, Long> untold = new TreeMap<>();

    /**
     * @param run tells the guests of one process apart
     */
    GuestTrail(AuditTrails audit, long run, Subject subject) {
        this.audit = audit;
        this.run = run;
        this.subject = subject;
    }

    private JsonLine line(String event) {
        return new JsonLine()
                .text("event", event)
                .number("run", run)
                .text("guest", clean(subject.name()));
    }

    private static String clean(String text) {
        return GuestText.clean(text, MAX_TEXT);
    }

    JsonLine start() {
        return line("start").text("digest", subject.digest().toString());
    }

    @Override
    public void decided(Decision decision) {
        Map<String, String> granted = new TreeMap<>();
        decision.granted().stream()
                .limit(MAX_GRANTS)
                .forEach(grant -> granted.put(text(grant), reason(decision, grant)));
        Map<String, String> refused = new TreeMap<>();
        decision.refusals().stream()
                .limit(MAX_GRANTS)
                .forEach(each -> refused.put(text(each.grant()), clean(each.reason())));
        Map<String, String> denied = new TreeMap<>();
        decision.denied().stream()
                .limit(MAX_GRANTS)
                .forEach(grant -> denied.put(text(grant), "a deny rule"));
        audit.append(
                line("decision")
                        .text("digest", subject.digest().toString())
                        .texts("granted", granted)
                        .texts("refused", refused)
                        .texts("denied", denied)
                        .text("outcome", refused.isEmpty() ? "allowed" : "refused"));
    }

    private static String reason(Decision decision, Grant grant) {
        return clean(decision.reasons().getOrDefault(grant, ""));
    }

    private static String text(Grant grant) {
        return clean(grant.toString());
    }

    @Override
    public void tells(Access access) {
        if (isOneTooMany(access)) {
            return;
        }
        audit.append(
                line("access")
                        .text("grant", text(access.grant()))
                        .text("function", clean(access.function()))
                        .textIfAny("object", clean(access.object()))
                        .text("outcome", access.outcome().name().toLowerCase(Locale.ROOT))
                        .textIfAny("reason", clean(access.reason())));
    }

    private synchronized boolean isOneTooMany(Access access) {
        if (told.merge(access.outcome(), 1, Integer::sum) <= MAX_LINES) {
            return false;
        }
        told.put(access.outcome(), MAX_LINES);
        String outcome = access.outcome().name().toLowerCase(Locale.ROOT);
        String name = clean(access.function()) + " " + outcome;
        if (untold.size() < MAX_COUNTS || untold.containsKey(name)) {
            untold.merge(name, 1L, Long::sum);
        }
        return true;
    }

    @Override
    public synchronized void ended(String outcome, String code, Map<String, Long> counts) {
        Map<String, Long> summary = new TreeMap<>();
        counts.entrySet().stream()
                .limit(MAX_COUNTS)
                .forEach(count -> summary.put(clean(count.getKey()), count.getValue()));
        if (!summary.isEmpty() || !untold.isEmpty()) {
            audit.append(line("summary").numbers("counts", summary).numbers("more", untold));
        }
        audit.append(line("end").text("outcome", clean(outcome)).text("code", clean(code)));
    }
}
