// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.GuestText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The configuration as it was written; a value that cannot be used is refused when it is needed. */
record LibrarySettings(String library, String accept) {
    static final String PID = "dev.gantry.engine.wasmtime";
    static final LibrarySettings NONE = new LibrarySettings("", "");

    private static final Pattern HASH = Pattern.compile("(?:sha256:)?([0-9a-f]{64})");
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

    LibrarySettings {
        library = library.strip();
        accept = accept.strip();
    }

    static LibrarySettings of(LibraryConfiguration configuration) {
        return new LibrarySettings(configuration.library(), configuration.accept());
    }

    /** The configured path, if there is one. */
    Optional<Path> file() throws LibraryRefusal {
        if (library.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(library);
            if (file.isAbsolute()) {
                return Optional.of(file);
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw unusable("library", library, "an absolute path is needed");
    }

    /** The SHA-256s that are accepted beside the known ones. */
    Set<String> accepted() throws LibraryRefusal {
        if (accept.isEmpty()) {
            return Set.of();
        }
        String hashes = accept.toLowerCase(Locale.ROOT);
        boolean understood = SEPARATOR.splitAsStream(hashes).allMatch(HASH.asMatchPredicate());
        if (!understood) {
            throw unusable("accept", accept, "a SHA-256 is 64 hexadecimal digits");
        }
        return Arrays.stream(SEPARATOR.split(hashes))
                .map(hash -> HASH.matcher(hash).replaceFirst("$1"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static LibraryRefusal unusable(String key, String value, String reason) {
        return new LibraryRefusal(
                PID + ": " + key + " = " + GuestText.quote(value) + " cannot be used: " + reason,
                "mend the value of " + key + ", or leave it out");
    }
}
