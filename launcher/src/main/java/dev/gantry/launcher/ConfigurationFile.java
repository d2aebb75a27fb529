// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code .cfg} file: lines of {@code key = value}, comments behind {@code #}, blank lines. There is
 * no way to escape or to continue a line, so that every line means what it shows.
 *
 * @param values by their keys, in order
 */
record ConfigurationFile(Path path, Map<String, String> values) {
    static final String SUFFIX = ".cfg";

    private static final int MAX_BYTES = 1 << 16;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.~-]+");
    private static final Pattern ENTRY =
            Pattern.compile("\\s*([A-Za-z0-9_.-]+)\\s*=\\s*(|\\S|\\S.*\\S)\\s*");

    ConfigurationFile {
        values = Collections.unmodifiableMap(values);
    }

    /**
     * Reads a file.
     *
     * @throws GantryException CONFIGURATION, naming the file and the line
     */
    static ConfigurationFile read(Path file) {
        if (part(file).filter(name -> NAME.matcher(name).matches()).isEmpty()) {
            throw trouble(file, "its name is not that of a part of Gantry");
        }
        Map<String, String> values = new LinkedHashMap<>();
        List<String> lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                add(lines.get(i), values);
            } catch (IllegalArgumentException e) {
                throw trouble(file, "line " + (i + 1) + " " + e.getMessage());
            }
        }
        return new ConfigurationFile(file, values);
    }

    /** What the values are for: the name of the file without the suffix. */
    String pid() {
        return part(path).orElseThrow();
    }

    /** What the values of a file are for; absent where it is no file of values. */
    static Optional<String> part(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX)
                ? Optional.of(name.substring(0, name.length() - SUFFIX.length()))
                : Optional.empty();
    }

    private static void add(String line, Map<String, String> values) {
        if (line.isBlank() || line.stripLeading().startsWith("#")) {
            return;
        }
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            throw new IllegalArgumentException("is not of the form 'key = value'");
        }
        String key = entry.group(1);
        if (entry.group(2).isEmpty()) {
            throw new IllegalArgumentException("gives '" + key + "' no value");
        }
        if (values.put(key, entry.group(2)) != null) {
            throw new IllegalArgumentException("gives '" + key + "' again");
        }
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw trouble(file, "it is no file"); // to open a pipe would wait for somebody
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw trouble(file, "it has more than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw trouble(file, "it is not UTF-8");
        } catch (IOException e) {
            throw trouble(file, "it cannot be read");
        }
    }

    static GantryException trouble(Path file, String what) {
        return new GantryException(
                ErrorCode.CONFIGURATION,
                file.toString(),
                GuestText.cleanMessage(file + ": " + what),
                "mend the file, or take it away",
                null);
    }
}
