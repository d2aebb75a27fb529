// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.Digest;
import dev.gantry.capability.json.JsonLine;
import dev.gantry.capability.json.StrictJson;
import dev.gantry.policy.Grant;
import dev.gantry.policy.Permissions.Remembered;
import dev.gantry.policy.Subject;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the lock holds. Immutable.
 *
 * @param deny what no guest ever gets
 * @param subjects by name
 */
record LockContent(Set<Grant> deny, Map<String, Remembered> subjects) {
    static final LockContent EMPTY = new LockContent(Set.of(), Map.of());

    private static final int VERSION = 1;

    LockContent {
        deny = Set.copyOf(deny);
        subjects = Collections.unmodifiableMap(new TreeMap<>(subjects)); // sorted, to be read
    }

    Optional<Remembered> find(String subject) {
        return Optional.ofNullable(subjects.get(subject));
    }

    LockContent with(Remembered remembered) {
        Map<String, Remembered> changed = new TreeMap<>(subjects);
        changed.put(remembered.subject().name(), remembered);
        return new LockContent(deny, changed);
    }

    LockContent without(String subject) {
        Map<String, Remembered> changed = new TreeMap<>(subjects);
        changed.remove(subject);
        return new LockContent(deny, changed);
    }

    /**
     * Reads what {@link #toJson} writes.
     *
     * @param name what messages call it
     */
    static LockContent parse(String name, byte[] content) {
        return new Parser().parse(name, content);
    }

    /** One entry a line, so that people can read it. */
    byte[] toJson() {
        StringBuilder text = new StringBuilder("{\n \"version\":" + VERSION + ",\n \"deny\":");
        list(text, deny);
        text.append(",\n \"subjects\":{");
        String comma = "\n  ";
        for (Remembered entry : subjects.values()) {
            text.append(comma);
            append(text, entry);
            comma = ",\n  ";
        }
        return text.append("\n }\n}\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void append(StringBuilder text, Remembered entry) {
        JsonLine.quote(text, entry.subject().name());
        text.append(":{\"digest\":");
        JsonLine.quote(text, entry.subject().digest().toString());
        text.append(",\n   \"granted\":");
        list(text, entry.granted());
        text.append(",\n   \"denied\":");
        list(text, entry.denied());
        text.append(",\n   \"requested\":");
        list(text, entry.requested());
        text.append('}');
    }

    private static void list(StringBuilder text, Collection<Grant> grants) {
        text.append(
                grants.stream()
                        .map(Grant::toString)
                        .sorted()
                        .map(LockContent::quoted)
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static String quoted(String grant) {
        StringBuilder text = new StringBuilder();
        JsonLine.quote(text, grant);
        return text.toString();
    }

    private static final class Parser {
        private final Set<Grant> deny = new LinkedHashSet<>();
        private final Map<String, Remembered> subjects = new TreeMap<>();

        private LockContent parse(String name, byte[] content) {
            StrictJson.read(name, content, this::member);
            return new LockContent(deny, subjects);
        }

        private void member(StrictJson json, String key) {
            switch (key) {
                case "version" -> {
                    if (json.number() != VERSION) {
                        throw json.wrong("this is of another version; this is version " + VERSION);
                    }
                }
                case "deny" -> json.list(() -> deny.add(grant(json)));
                case "subjects" -> json.object(name -> subjects.put(name, entry(json, name)));
                default -> throw json.wrong("a key that was never written here");
            }
        }

        private static Remembered entry(StrictJson json, String name) {
            Map<String, Set<Grant>> lists = new TreeMap<>();
            StringBuilder digest = new StringBuilder();
            json.object(
                    key -> {
                        switch (key) {
                            case "digest" -> digest.append(json.text());
                            case "granted", "denied", "requested" -> lists.put(key, grants(json));
                            default -> throw json.wrong("a key that was never written here");
                        }
                    });
            try {
                return new Remembered(
                        new Subject(name, Digest.parse(digest.toString())),
                        lists.getOrDefault("granted", Set.of()),
                        lists.getOrDefault("denied", Set.of()),
                        lists.getOrDefault("requested", Set.of()));
            } catch (IllegalArgumentException e) {
                throw json.wrong("a digest is wanted: " + e.getMessage());
            }
        }

        private static Set<Grant> grants(StrictJson json) {
            Set<Grant> grants = new LinkedHashSet<>();
            json.list(() -> grants.add(grant(json)));
            return grants;
        }

        private static Grant grant(StrictJson json) {
            try {
                return Grant.parse(json.text());
            } catch (IllegalArgumentException e) {
                throw json.wrong(String.valueOf(e.getMessage()));
            }
        }
    }
}
