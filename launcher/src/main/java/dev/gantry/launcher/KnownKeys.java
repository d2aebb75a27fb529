// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import dev.gantry.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Which keys a part of Gantry understands, as the metatype documents of the bundles tell. */
final class KnownKeys {
    static final Pattern DESIGNATE =
            Pattern.compile("<Designate\\s[^>]*?\\b(?:pid|factoryPid)=\"([^\"]*)\"");
    static final Pattern DEFINITION = Pattern.compile("<AD\\s[^>]*?\\bid=\"([^\"]*)\"");

    private KnownKeys() {}

    /** What is to be said of the keys of one part; nothing where nobody says what it understands. */
    static List<String> complaints(BundleContext context, String pid, Set<String> keys) {
        Set<String> known =
                Stream.of(context.getBundles())
                        .flatMap(bundle -> documents(bundle).stream())
                        .filter(document -> all(DESIGNATE, document).contains(pid))
                        .flatMap(document -> all(DEFINITION, document).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        return known.isEmpty() ? List.of() : complaints(pid, keys, known);
    }

    static List<String> complaints(String pid, Set<String> keys, Set<String> known) {
        return keys.stream()
                .filter(key -> !known.contains(key))
                .map(
                        key ->
                                "the configuration of "
                                        + pid
                                        + " has an unknown key '"
                                        + key
                                        + "'"
                                        + Spelling.nearest(key, known)
                                                .map(n -> "; did you mean '" + n + "'?")
                                                .orElse("; known are " + String.join(", ", known)))
                .toList();
    }

    static Set<String> all(Pattern pattern, String document) {
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
