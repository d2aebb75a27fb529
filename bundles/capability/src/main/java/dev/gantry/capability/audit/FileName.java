// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file of the audit. Names sort by the time when their process began. Put together without
 * {@code +}, see {@link AuditTime}.
 *
 * @param process when it began, its id, and something that nobody else has
 * @param pid its id
 * @param part from 1; a file that grows too large is continued in the next
 */
record FileName(String process, long pid, int part) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{8}T\\d{9}Z-(\\d{1,18})-[0-9a-f]{16})-(\\d{4,9})\\.jsonl");

    /**
     * The first file of a process.
     *
     * @param time as {@link AuditTime#compact} writes it
     */
    static FileName first(String time, long pid, long random) {
        String process =
                String.join("-", time, Long.toString(pid), HexFormat.of().toHexDigits(random));
        return new FileName(process, pid, 1);
    }

    static Optional<FileName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new FileName(
                                matcher.group(1),
                                Long.parseLong(matcher.group(2)),
                                Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    FileName next() {
        return new FileName(process, pid, part + 1);
    }

    Optional<FileName> previous() {
        return part == 1 ? Optional.empty() : Optional.of(new FileName(process, pid, part - 1));
    }

    @Override
    public String toString() {
        String number = Integer.toString(part);
        String zeros = "0".repeat(Math.max(0, 4 - number.length()));
        return String.join("", process, "-", zeros, number, ".jsonl");
    }
}
