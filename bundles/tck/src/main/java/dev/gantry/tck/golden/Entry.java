// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import dev.gantry.Digest;
import dev.gantry.engine.EngineFeature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line of the record: a module, what it needs, and digests of what it does.
 *
 * @param results what calls gave, or why they ended
 * @param remains what was left in memories and globals, and how the host was called
 * @param fuel how much was used
 */
record Entry(
        Subject subject, Set<EngineFeature> needs, String results, String remains, String fuel) {
    private static final int DIGITS = 12;
    private static final String NOTHING = "-";

    static Entry of(Subject subject, Set<EngineFeature> needs, Observation observation) {
        return new Entry(
                subject,
                needs,
                digest(observation.results()),
                digest(observation.remains()),
                digest(observation.fuel()));
    }

    static Entry read(String line) {
        String[] words = line.split(" ", -1);
        return new Entry(new Subject(words[0]), features(words[1]), words[2], words[3], words[4]);
    }

    /** What is another in the other one, in words. */
    List<String> differences(Entry other) {
        List<String> differences = new ArrayList<>();
        if (!results.equals(other.results)) {
            differences.add("results");
        }
        if (!remains.equals(other.remains)) {
            differences.add("what is left in memories and globals, or calls of the host");
        }
        if (!fuel.equals(other.fuel)) {
            differences.add("fuel");
        }
        return differences;
    }

    @Override
    public String toString() {
        String labels =
                needs.stream()
                        .sorted(Comparator.naturalOrder())
                        .map(EngineFeature::label)
                        .collect(Collectors.joining(","));
        return String.join(
                " ", subject.name(), labels.isEmpty() ? NOTHING : labels, results, remains, fuel);
    }

    private static Set<EngineFeature> features(String labels) {
        Set<EngineFeature> features = EnumSet.noneOf(EngineFeature.class);
        List<String> wanted = Arrays.asList(labels.split(",", -1));
        for (EngineFeature feature : EngineFeature.values()) {
            if (wanted.contains(feature.label())) {
                features.add(feature);
            }
        }
        return features;
    }

    private static String digest(List<?> lines) {
        byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
        return Digest.of(text).hex().substring(0, DIGITS);
    }
}
