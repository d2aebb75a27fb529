// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import dev.gantry.GantryException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All configuration files as they were at one moment. Where two folders have a file of the same name,
 * the value of the later folder wins, key by key.
 *
 * @param good what the files say, in the order in which they were read
 * @param troubles files that are malformed or hold an unknown key, which give no values
 */
record ConfigurationFiles(List<ConfigurationFile> good, List<GantryException> troubles) {
    ConfigurationFiles {
        good = List.copyOf(good);
        troubles = List.copyOf(troubles);
    }

    /** Reads the files of these folders, the most important folder last. */
    static ConfigurationFiles read(List<Path> folders) {
        List<ConfigurationFile> good = new ArrayList<>();
        List<GantryException> troubles = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : attempt(troubles, () -> files(folder)).orElse(List.of())) {
                attempt(troubles, () -> ConfigurationFile.read(file)).ifPresent(good::add);
            }
        }
        return new ConfigurationFiles(good, troubles);
    }

    private static <T> Optional<T> attempt(List<GantryException> troubles, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (GantryException e) {
            troubles.add(e);
            return Optional.empty();
        }
    }

    /** The same, but a file with a key that its part does not know is a trouble too. */
    ConfigurationFiles understoodBy(KnownKeys keys) {
        List<ConfigurationFile> understood = new ArrayList<>();
        List<GantryException> more = new ArrayList<>(troubles);
        for (ConfigurationFile file : good) {
            keys.complaint(file.pid(), file.values().keySet())
                    .ifPresentOrElse(
                            what -> more.add(ConfigurationFile.trouble(file.path(), what)),
                            () -> understood.add(file));
        }
        return new ConfigurationFiles(understood, more);
    }

    /** What the good files say together, by the name of the part they are for and then by key. */
    Map<String, Map<String, String>> values() {
        Map<String, Map<String, String>> values = new TreeMap<>();
        for (ConfigurationFile file : good) {
            if (!file.values().isEmpty()) {
                values.computeIfAbsent(file.pid(), pid -> new LinkedHashMap<>())
                        .putAll(file.values());
            }
        }
        return values;
    }

    boolean saysTheSameAs(ConfigurationFiles other) {
        return good.equals(other.good) && report().equals(other.report());
    }

    /** Every file with the keys that it gives, or with what is wrong with it. */
    Map<String, Map<String, String>> report() {
        Map<String, Map<String, String>> report = new LinkedHashMap<>();
        good.forEach(
                file ->
                        report.put(
                                file.path().toString(),
                                Map.of("keys", String.join(" ", file.values().keySet()))));
        troubles.forEach(
                trouble ->
                        report.put(
                                trouble.subject(),
                                Map.of("trouble", String.valueOf(trouble.getMessage()))));
        return report;
    }

    private static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        if (!Files.exists(folder)) {
            return files;
        }
        String suffix = "*" + ConfigurationFile.SUFFIX;
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, suffix)) {
            found.forEach(files::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw ConfigurationFile.trouble(folder, "this folder cannot be read");
        }
        Collections.sort(files);
        return files;
    }
}
