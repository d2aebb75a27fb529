// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.policy.Grant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Grants with a reason each, as many as one line of the audit holds.
 *
 * @param texts by grant; two that look the same when they are cut are told apart by a number
 * @param more how many are left out
 */
record GrantList(Map<String, String> texts, long more) {
    static final int MAX_GRANTS = 100;

    GrantList {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    static GrantList of(Set<Grant> grants, Map<Grant, String> reasons) {
        List<Grant> sorted = grants.stream().sorted(Comparator.comparing(Grant::toString)).toList();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Grant grant : sorted.subList(0, Math.min(sorted.size(), MAX_GRANTS))) {
            texts.put(unique(texts, grant), RecordText.words(reasons.getOrDefault(grant, "")));
        }
        return new GrantList(texts, sorted.size() - texts.size());
    }

    private static String unique(Map<String, String> texts, Grant grant) {
        String name = RecordText.name(grant.toString());
        String unique = name;
        for (int number = 2; texts.containsKey(unique); number++) {
            unique = String.join("", name, " (", Integer.toString(number), ")");
        }
        return unique;
    }
}
