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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code .cfg} file: lines of {@code key = value}, comments behind {@code #}, blank lines. There is
 * no way to escape or to continue a line, so that every line means what it shows.
 */
final class ConfigurationFile {
    static final String SUFFIX = ".cfg";

    private static final int MAX_BYTES = 1 << 16;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.~-]+");
    private static final Pattern ENTRY =
            Pattern.compile("\\s*([A-Za-z0-9_.-]+)\\s*=\\s*(\\S|\\S.*\\S)\\s*");

    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ConfigurationFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @return the values by their keys, in order
     * @throws GantryException CONFIGURATION, naming the file and the line
     */
    static Map<String, String> read(Path file) {
        ConfigurationFile reading = new ConfigurationFile(file);
        if (!NAME.matcher(pid(file)).matches()) {
            throw reading.trouble("its name is not that of a part of Gantry");
        }
        List<String> lines = reading.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reading.line(i + 1, lines.get(i));
        }
        return reading.values;
    }

    /** What the values of a file are for: its name without the suffix. */
    static String pid(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private void line(int number, String line) {
        if (line.isBlank() || line.stripLeading().startsWith("#")) {
            return;
        }
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            throw trouble("line " + number + " is not of the form 'key = value'");
        }
        if (values.put(entry.group(1), entry.group(2)) != null) {
            throw trouble("line " + number + " gives '" + entry.group(1) + "' again");
        }
    }

    private String text() {
        if (!Files.isRegularFile(file)) {
            throw trouble("it is no file"); // to open a pipe would wait for somebody
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw trouble("it has more than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw trouble("it is not UTF-8");
        } catch (IOException e) {
            throw trouble("it cannot be read");
        }
    }

    private GantryException trouble(String what) {
        return trouble(file, what);
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
