// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How an engine did. */
final class Report {
    private final List<Failure> failures = new ArrayList<>();
    private final Map<NotAsked.Reason, Integer> notAsked = new EnumMap<>(NotAsked.Reason.class);
    private int passed;

    void passed() {
        passed++;
    }

    void failed(Failure failure) {
        failures.add(failure);
    }

    void notAsked(NotAsked.Reason reason) {
        notAsked.merge(reason, 1, Integer::sum);
    }

    List<Failure> failures() {
        return failures;
    }

    int count() {
        return passed;
    }

    @Override
    public String toString() {
        return passed + " passed, " + failures.size() + " failed, not asked: " + notAsked;
    }
}
