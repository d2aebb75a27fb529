// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the audit.
 *
 * @param file its name, without the folder
 * @param line from 1
 * @param members by name, in order; what is not a text is written as one
 * @param text the line as it stands in the file: printable ASCII
 */
public record AuditRecord(String file, long line, Map<String, String> members, String text) {
    public AuditRecord {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members)); // keeps the order
    }

    /** A member; empty if there is none. */
    public String member(String name) {
        return members.getOrDefault(name, "");
    }
}
