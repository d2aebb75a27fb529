// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The lines of the resource {@code golden-record.txt}, in their order. */
final class GoldenRecord {
    private static final String RESOURCE = "golden-record.txt";

    private static final Path SOURCE =
            Path.of("bundles/tck/src/main/resources/dev/gantry/tck/golden", RESOURCE);

    private static final String HEADER =
            """
            # What modules do, the same on every engine: the module, what it needs, and digests of what
            # calls gave, of what they left behind, and of the fuel that they used.
            """;

    private final Map<Subject, Entry> entries = new LinkedHashMap<>();

    private GoldenRecord() {}

    static GoldenRecord read() {
        GoldenRecord golden = new GoldenRecord();
        try (InputStream in = GoldenRecord.class.getResourceAsStream(RESOURCE)) {
            byte[] bytes = Objects.requireNonNull(in, RESOURCE).readAllBytes();
            new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Entry::read)
                    .forEach(golden::put);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    void put(Entry entry) {
        entries.put(entry.subject(), entry);
    }

    /** Keeps these alone, in this order. */
    void arrange(List<Subject> subjects) {
        Map<Subject, Entry> before = Map.copyOf(entries);
        entries.clear();
        for (Subject subject : subjects) {
            Entry entry = before.get(subject);
            if (entry != null) {
                entries.put(subject, entry);
            }
        }
    }

    /** Writes the file that the resource is made of. */
    void write(Path root) throws IOException {
        List<String> lines = new ArrayList<>();
        entries.values().forEach(entry -> lines.add(entry.toString()));
        Files.writeString(
                root.resolve(SOURCE),
                HEADER + lines.stream().collect(Collectors.joining("\n", "", "\n")));
    }
}
