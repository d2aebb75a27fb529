// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import dev.gantry.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Which keys the parts of Gantry understand, as the metatype documents of the bundles tell.
 *
 * @param byPart absent: nobody says what this part understands
 */
record KnownKeys(Map<String, Set<String>> byPart) {
    private static final Pattern DESIGNATE =
            Pattern.compile("<Designate\\s[^>]*?\\b(?:pid|factoryPid)=\"([^\"]*)\"");
    private static final Pattern DEFINITION = Pattern.compile("<AD\\s[^>]*?\\bid=\"([^\"]*)\"");

    KnownKeys {
        byPart = Collections.unmodifiableMap(byPart);
    }

    static KnownKeys of(BundleContext context) {
        return of(Stream.of(context.getBundles()).flatMap(b -> documents(b).stream()).toList());
    }

    static KnownKeys of(List<String> documents) {
        Map<String, Set<String>> byPart = new TreeMap<>();
        for (String document : documents) {
            Set<String> keys = all(DEFINITION, document);
            all(DESIGNATE, document)
                    .forEach(pid -> byPart.computeIfAbsent(pid, p -> new TreeSet<>()).addAll(keys));
        }
        return new KnownKeys(byPart);
    }

    /** What is wrong with the keys of one part; nothing where nobody says what it understands. */
    Optional<String> complaint(String pid, Collection<String> keys) {
        Set<String> known = byPart.getOrDefault(pid, Set.of());
        return keys.stream()
                .filter(key -> !known.isEmpty() && !known.contains(key))
                .findFirst()
                .map(key -> "unknown key '" + key + "'" + instead(key, known));
    }

    /** What is odd about the names of parts. A bundle that comes later may know them. */
    List<String> remarks(Collection<String> pids) {
        return pids.stream()
                .filter(pid -> !byPart.containsKey(pid))
                .flatMap(
                        pid ->
                                Spelling.nearest(pid, byPart.keySet()).stream()
                                        .map(
                                                known ->
                                                        "nothing reads the configuration file "
                                                                + pid
                                                                + ".cfg; did you mean "
                                                                + known
                                                                + ".cfg?"))
                .toList();
    }

    private static String instead(String key, Set<String> known) {
        return Spelling.nearest(key, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("; known are " + String.join(", ", known));
    }

    private static Set<String> all(Pattern pattern, String document) {
        Matcher matcher = pattern.matcher(document);
        Set<String> found = new TreeSet<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<String> documents(Bundle bundle) {
        Enumeration<URL> entries = bundle.findEntries("OSGI-INF/metatype", "*.xml", false);
        return entries == null
                ? List.of()
                : Collections.list(entries).stream().map(KnownKeys::text).toList();
    }

    private static String text(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // a bundle that just went knows no keys
        }
    }
}
