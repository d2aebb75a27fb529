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
 * @param values what the files say, by the name of the part they are for and then by key
 * @param used the files, in the order in which they were read
 * @param troubles files that are malformed, which give no values
 */
record ConfigurationFiles(
        Map<String, Map<String, String>> values, List<Path> used, List<GantryException> troubles) {
    ConfigurationFiles {
        values = Collections.unmodifiableMap(values);
        used = List.copyOf(used);
        troubles = List.copyOf(troubles);
    }

    /** Reads the files of these folders, the most important folder last. */
    static ConfigurationFiles read(List<Path> folders) {
        Map<String, Map<String, String>> values = new TreeMap<>();
        List<Path> used = new ArrayList<>();
        List<GantryException> troubles = new ArrayList<>();
        for (Path folder : folders) {
            attempt(troubles, () -> files(folder))
                    .orElse(List.of())
                    .forEach(
                            file ->
                                    attempt(troubles, () -> ConfigurationFile.read(file))
                                            .ifPresent(
                                                    own -> {
                                                        used.add(file);
                                                        merge(values, file, own);
                                                    }));
        }
        return new ConfigurationFiles(values, used, troubles);
    }

    private static void merge(
            Map<String, Map<String, String>> values, Path file, Map<String, String> own) {
        if (!own.isEmpty()) {
            String pid = ConfigurationFile.pid(file);
            values.computeIfAbsent(pid, name -> new LinkedHashMap<>()).putAll(own);
        }
    }

    private static <T> Optional<T> attempt(List<GantryException> troubles, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (GantryException e) {
            troubles.add(e);
            return Optional.empty();
        }
    }

    /** Every file with what is wrong with it, which is nothing for most. */
    Map<String, String> report() {
        Map<String, String> report = new LinkedHashMap<>();
        used.forEach(file -> report.put(file.toString(), ""));
        troubles.forEach(
                trouble -> report.put(trouble.subject(), String.valueOf(trouble.getMessage())));
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
