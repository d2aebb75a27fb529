// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import dev.gantry.GantryException;
import java.util.List;
import java.util.Optional;

/**
 * A module as an engine runs it beside a line of the record.
 *
 * @param ran whether the engine runs it
 * @param complaints what is wrong; empty if nothing is
 */
record Comparison(boolean ran, List<String> complaints) {
    static Comparison of(Observer observer, Entry recorded) {
        String name = recorded.subject().name();
        if (!observer.needs().equals(recorded.needs())) {
            return new Comparison(true, List.of(name + ": the record is of another module"));
        }
        Optional<Entry> observed;
        try {
            observed = observer.observe();
        } catch (GantryException failure) {
            return new Comparison(false, List.of(name + ": " + failure.describe()));
        }
        if (observed.isPresent() && !observer.lacks().isEmpty()) {
            return new Comparison(
                    true, List.of(name + ": not refused without " + observer.lacks()));
        }
        return new Comparison(
                observed.isPresent(),
                observed.map(recorded::differences).orElse(List.of()).stream()
                        .map(difference -> name + ": other " + difference)
                        .toList());
    }
}
