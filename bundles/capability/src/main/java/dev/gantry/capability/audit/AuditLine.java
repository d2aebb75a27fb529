// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.GantryException;
import dev.gantry.capability.json.StrictJson;
import dev.gantry.policy.AuditRecord;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Takes a line of a file of the audit apart. */
final class AuditLine {
    /** More than any line that is ever written. */
    static final int MAX_BYTES = 1 << 20;

    private AuditLine() {}

    /** Absent if it is no record: no line that was written here looks like that. */
    static Optional<AuditRecord> parse(String file, long number, String line) {
        if (!line.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            return Optional.empty();
        }
        try {
            Map<String, String> members = new LinkedHashMap<>();
            StrictJson.read(
                    file,
                    line.getBytes(StandardCharsets.US_ASCII),
                    (json, key) -> members.put(key, value(json)));
            return Optional.of(new AuditRecord(file, number, members, line));
        } catch (GantryException e) {
            return Optional.empty();
        }
    }

    private static String value(StrictJson json) {
        if (json.isList()) {
            throw json.wrong("no record holds a list");
        }
        if (!json.isObject()) {
            return json.scalar();
        }
        StringJoiner parts = new StringJoiner(", ");
        json.object(key -> parts.add((key + " " + value(json)).strip()));
        return parts.toString();
    }
}
