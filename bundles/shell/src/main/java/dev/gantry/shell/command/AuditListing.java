// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.policy.AuditLog.State;
import dev.gantry.policy.AuditLog.Verdict;
import dev.gantry.policy.AuditRecord;
import dev.gantry.shell.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows records of the audit, and what is to be said of its files. */
final class AuditListing {
    private static final int WIDEST = 100;

    private AuditListing() {}

    static List<String> table(List<AuditRecord> records, boolean quiet) {
        List<List<String>> rows = new ArrayList<>();
        if (!quiet && !records.isEmpty()) {
            rows.add(List.of("TIME", "GUEST", "EVENT", "OUTCOME", "WHAT"));
        }
        records.forEach(each -> rows.add(row(each)));
        return Table.of(rows);
    }

    /** One record by itself. */
    static String line(AuditRecord each) {
        return String.join("  ", row(each)).stripTrailing();
    }

    private static List<String> row(AuditRecord each) {
        String guest = each.member("guest");
        return List.of(
                GuestText.clean(each.member("time")),
                GuestText.clean(guest.substring(guest.lastIndexOf('/') + 1)),
                GuestText.clean(each.member("event")),
                GuestText.clean(each.member("outcome")),
                GuestText.clean(what(each), WIDEST));
    }

    private static String what(AuditRecord each) {
        return switch (each.member("event")) {
            case "decision" ->
                    each.member("refused").isEmpty()
                            ? each.member("granted")
                            : each.member("refused");
            case "summary" -> words(each, "counts", "more");
            case "start" -> each.member("digest");
            case "end" -> each.member("code");
            default -> words(each, "function", "object", "grant", "reason");
        };
    }

    private static String words(AuditRecord each, String... members) {
        return Stream.of(members)
                .map(each::member)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("  "));
    }

    static JsonObject json(List<AuditRecord> records) {
        return new JsonObject().list("records", records.stream().map(AuditListing::json).toList());
    }

    private static JsonObject json(AuditRecord each) {
        JsonObject json = new JsonObject().text("file", each.file()).number("line", each.line());
        each.members().forEach(json::text);
        return json;
    }

    static List<String> verdicts(List<Verdict> verdicts, boolean quiet) {
        List<String> lines = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.state() != State.WHOLE) {
                String line = verdict.line() > 0 ? " line " + verdict.line() : "";
                String file = GuestText.clean(String.valueOf(verdict.file().getFileName()));
                lines.add(label(verdict) + "  " + file + line + ": " + verdict.reason());
            }
        }
        if (!quiet) {
            lines.add(sum(verdicts));
        }
        return lines;
    }

    private static String sum(List<Verdict> verdicts) {
        long records = verdicts.stream().mapToLong(Verdict::records).sum();
        return String.format(
                Locale.ROOT,
                "%,d files with %,d records: %,d whole, %,d without an end, %,d wrong",
                verdicts.size(),
                records,
                count(verdicts, State.WHOLE),
                count(verdicts, State.OPEN),
                count(verdicts, State.WRONG));
    }

    private static long count(List<Verdict> verdicts, State state) {
        return verdicts.stream().filter(verdict -> verdict.state() == state).count();
    }

    /** A wrong file must not be overlooked. */
    private static String label(Verdict verdict) {
        return verdict.state() == State.WRONG ? "WRONG" : "open ";
    }

    static JsonObject verdictsJson(List<Verdict> verdicts) {
        return new JsonObject()
                .truth("intact", count(verdicts, State.WRONG) == 0)
                .list("files", verdicts.stream().map(AuditListing::json).toList());
    }

    private static JsonObject json(Verdict verdict) {
        return new JsonObject()
                .text("file", verdict.file().toString())
                .text("state", verdict.state().name().toLowerCase(Locale.ROOT))
                .number("records", verdict.records())
                .number("line", verdict.line())
                .text("reason", verdict.reason());
    }
}
