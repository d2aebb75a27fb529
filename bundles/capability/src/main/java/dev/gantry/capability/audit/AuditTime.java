// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Writes times by hand: what formats, and what puts strings together with {@code +}, takes longer to load
 * than a short guest runs. The same goes for all that a run of one command writes.
 */
final class AuditTime {
    private AuditTime() {}

    /** As in {@code 2026-11-21T14:03:09.120Z}. */
    static String text(Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        digits(text, utc.getYear(), 4).append('-');
        digits(text, utc.getMonthValue(), 2).append('-');
        digits(text, utc.getDayOfMonth(), 2).append('T');
        digits(text, utc.getHour(), 2).append(':');
        digits(text, utc.getMinute(), 2).append(':');
        digits(text, utc.getSecond(), 2).append('.');
        return digits(text, utc.getNano() / 1_000_000, 3).append('Z').toString();
    }

    /** As in {@code 20261121T140309120Z}. */
    static String compact(Instant time) {
        return text(time).replace("-", "").replace(":", "").replace(".", "");
    }

    private static StringBuilder digits(StringBuilder text, int number, int count) {
        String digits = Integer.toString(number);
        return text.append("0".repeat(Math.max(0, count - digits.length()))).append(digits);
    }
}
