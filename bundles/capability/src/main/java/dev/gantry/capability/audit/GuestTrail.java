// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.capability.json.JsonLine;
import dev.gantry.policy.Access;
import dev.gantry.policy.Audit;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.policy.Subject;
import java.util.EnumMap;
import java.util.HashMap;
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
    static final long MAX_CHARACTERS = 4 << 20;

    private static final int MAX_COUNTS = 200;

    private final AuditTrails audit;
    private final long run;
    private final Subject subject;
    private final Map<Access.Outcome, Told> told = new EnumMap<>(Access.Outcome.class);
    private final Map<String, Long> untold = new TreeMap<>();

    /** What has lines of its own already. */
    private record Told(int lines, long characters) {
        private static final Told NOTHING = new Told(0, 0);

        boolean isEnough() {
            return lines >= MAX_LINES || characters >= MAX_CHARACTERS;
        }

        Told and(JsonLine line) {
            return new Told(lines + 1, characters + line.length());
        }
    }

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
                .text("guest", RecordText.name(subject.name()));
    }

    JsonLine start() {
        return line("start").text("digest", subject.digest().toString());
    }

    @Override
    public void decided(Decision decision) {
        Map<Grant, String> refusals = new HashMap<>();
        decision.refusals().forEach(each -> refusals.put(each.grant(), each.reason()));
        Map<String, GrantList> lists = new TreeMap<>();
        lists.put("granted", GrantList.of(decision.granted(), decision.reasons()));
        lists.put("refused", GrantList.of(refusals.keySet(), refusals));
        lists.put("denied", GrantList.of(decision.denied(), Map.of()));
        JsonLine line = line("decision").text("digest", subject.digest().toString());
        lists.forEach((name, list) -> line.texts(name, list.texts()));
        Map<String, Long> more = new TreeMap<>();
        lists.forEach((name, list) -> more.put(name, list.more()));
        more.values().removeIf(count -> count == 0);
        if (!more.isEmpty()) {
            line.numbers("more", more);
        }
        audit.append(line.text("outcome", refusals.isEmpty() ? "allowed" : "refused"));
    }

    @Override
    public synchronized void tells(Access access) {
        Told before = told.getOrDefault(access.outcome(), Told.NOTHING);
        if (before.isEnough()) {
            count(access);
            return;
        }
        JsonLine line =
                line("access")
                        .text("grant", RecordText.name(access.grant().toString()))
                        .text("function", RecordText.words(access.function()))
                        .textIfAny("object", RecordText.name(access.object()))
                        .text("outcome", label(access))
                        .textIfAny("reason", RecordText.words(access.reason()));
        told.put(access.outcome(), before.and(line));
        audit.append(line);
    }

    private void count(Access access) {
        String name = RecordText.words(access.function()) + " " + label(access);
        if (untold.size() < MAX_COUNTS || untold.containsKey(name)) {
            untold.merge(name, 1L, Long::sum);
        }
    }

    private static String label(Access access) {
        return access.outcome().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized void ended(String outcome, String code, Map<String, Long> counts) {
        Map<String, Long> summary = new TreeMap<>();
        counts.entrySet().stream()
                .limit(MAX_COUNTS)
                .forEach(count -> summary.put(RecordText.words(count.getKey()), count.getValue()));
        if (!summary.isEmpty() || !untold.isEmpty()) {
            audit.append(line("summary").numbers("counts", summary).numbers("more", untold));
        }
        audit.append(
                line("end")
                        .text("outcome", RecordText.words(outcome))
                        .text("code", RecordText.words(code)));
    }
}
