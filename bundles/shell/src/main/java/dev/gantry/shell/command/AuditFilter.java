// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.Quantity;
import dev.gantry.policy.AuditLog;
import dev.gantry.policy.AuditRecord;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Choices;
import dev.gantry.shell.Option;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which records somebody wants to see.
 *
 * @param guest the end of its name; empty: all
 * @param denied only what was refused
 * @param since absent: from the beginning
 * @param last how many at most
 */
record AuditFilter(String guest, boolean denied, Optional<Instant> since, int last) {
    static final List<Option> OPTIONS =
            List.of(
                    Option.value("guest", "FILE", Choices.FILES, "only guests whose name ends so"),
                    Option.flag("denied", "only what was refused"),
                    Option.value(
                            "since",
                            "TIME",
                            Choices.anything(),
                            "only what is not older: 10m, 1h, or 2026-11-21T14:00:00Z"),
                    Option.value("last", "N", Choices.anything(), "only so many, the newest")
                            .standard("50 for show, all for export"));

    private static final int STANDARD = 50;
    private static final Set<String> OF_FILES = Set.of("open", "close", "continued");

    /** What was found, the oldest first, and how many before were left out. */
    record Selection(List<AuditRecord> records, long left) {}

    static AuditFilter of(Arguments arguments) {
        boolean exports = arguments.operand(0).filter("export"::equals).isPresent();
        return new AuditFilter(
                arguments.value("guest").orElse(""),
                arguments.has("denied"),
                arguments.value("since").map(text -> since(text, Instant.now())),
                arguments
                        .value("last")
                        .map(AuditFilter::count)
                        .orElse(exports ? Integer.MAX_VALUE : STANDARD));
    }

    private static int count(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notCount(text);
        }
        throw notCount(text);
    }

    private static RuntimeException notCount(String text) {
        return AuditCommand.mistake(
                "--last " + text + ": not a number above 0", "write --last 100");
    }

    static Instant since(String text, Instant now) {
        try {
            return now.minus(Quantity.time(text));
        } catch (IllegalArgumentException notAmount) {
            return time(text)
                    .orElseThrow(
                            () ->
                                    AuditCommand.mistake(
                                            "--since " + text + ": no time",
                                            "write 10m, 1h, or 2026-11-21T14:00:00Z"));
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    boolean accepts(AuditRecord each) {
        return !OF_FILES.contains(each.member("event"))
                && (guest.isEmpty() || each.member("guest").endsWith(guest))
                && (!denied || each.member("outcome").equals("refused") || isDenial(each))
                && since.map(begin -> isSince(each, begin)).orElse(true);
    }

    private static boolean isDenial(AuditRecord each) {
        return each.member("event").equals("end") && each.member("outcome").equals("denied");
    }

    private static boolean isSince(AuditRecord each, Instant begin) {
        return time(each.member("time")).filter(time -> !time.isBefore(begin)).isPresent();
    }

    /** Files of processes that ran at a time are put together by time. */
    Selection select(AuditLog.Reader reader) {
        Deque<AuditRecord> kept = new ArrayDeque<>();
        long left = 0;
        for (AuditRecord each : sorted(reader)) {
            kept.add(each);
            if (kept.size() > last) {
                kept.removeFirst();
                left++;
            }
        }
        return new Selection(List.copyOf(kept), left);
    }

    private List<AuditRecord> sorted(AuditLog.Reader reader) {
        return Stream.iterate(reader.next(), each -> each != null, each -> reader.next())
                .filter(this::accepts)
                .sorted(Comparator.comparing(each -> each.member("time")))
                .toList();
    }
}
