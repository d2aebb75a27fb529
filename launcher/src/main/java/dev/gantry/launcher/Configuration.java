// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import dev.gantry.GantryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands in the configuration files, and what of it holds. A file with a trouble never takes away
 * a value that held before: it may have been a limit.
 */
final class Configuration {
    private final List<Path> folders;
    private final Map<String, Map<String, String>> applied = new TreeMap<>();
    private volatile ConfigurationFiles files;

    private Configuration(List<Path> folders) {
        this.folders = folders;
        this.files = ConfigurationFiles.read(folders);
    }

    /** Where the values go. */
    interface Receiver {
        void update(String pid, Map<String, String> values) throws IOException;

        /** Back to the default. */
        void delete(String pid) throws IOException;
    }

    static Configuration of(List<Path> folders) {
        return new Configuration(folders);
    }

    /** The files as they were at the last look. */
    ConfigurationFiles files() {
        return files;
    }

    /** Whether there is anything to hand over. */
    boolean isEmpty() {
        return files.values().isEmpty();
    }

    /** Hands over what was read at the beginning. Returns what is to be said of it. */
    synchronized List<String> begin(KnownKeys keys, Receiver receiver) {
        files = files.understoodBy(keys);
        apply(files.values(), receiver);
        return keys.remarks(files.values().keySet());
    }

    /**
     * Looks at the files again. A change counts when it stood still from one look to the next: a file
     * that is being saved is empty for a moment. Returns what is to be said of a change.
     *
     * @throws UncheckedIOException if the receiver fails; the next look tries again
     */
    synchronized List<String> look(KnownKeys keys, Receiver receiver) {
        ConfigurationFiles now = ConfigurationFiles.read(folders).understoodBy(keys);
        boolean same = now.saysTheSameAs(files);
        List<String> news = new ArrayList<>();
        if (!same) {
            files = now;
            now.troubles().stream().map(GantryException::describe).forEach(news::add);
            news.addAll(keys.remarks(now.values().keySet()));
        } else {
            apply(withWhatHeldBefore(now), receiver);
        }
        return news;
    }

    private Map<String, Map<String, String>> withWhatHeldBefore(ConfigurationFiles now) {
        Map<String, Map<String, String>> wanted = new TreeMap<>(now.values());
        for (GantryException trouble : now.troubles()) {
            Optional<String> part = ConfigurationFile.part(Path.of(trouble.subject()));
            // A folder that cannot be read may have held files for any part.
            applied.forEach(
                    (pid, values) -> {
                        if (part.isEmpty() || part.get().equals(pid)) {
                            wanted.put(pid, values);
                        }
                    });
        }
        return wanted;
    }

    private void apply(Map<String, Map<String, String>> wanted, Receiver receiver) {
        try {
            for (Map.Entry<String, Map<String, String>> part : wanted.entrySet()) {
                if (!part.getValue().equals(applied.get(part.getKey()))) {
                    receiver.update(part.getKey(), part.getValue());
                    applied.put(part.getKey(), part.getValue());
                }
            }
            for (String pid : List.copyOf(applied.keySet())) {
                if (!wanted.containsKey(pid)) {
                    receiver.delete(pid);
                    applied.remove(pid);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the configuration cannot be applied: " + e.getMessage(), e);
        }
    }
}
