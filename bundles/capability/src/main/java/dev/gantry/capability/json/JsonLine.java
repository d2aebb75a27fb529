// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.json;

import java.util.Map;

/** Writes one JSON object on one line, in printable ASCII: no text in it can make a line of its own. */
public final class JsonLine {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder line = new StringBuilder(256).append('{');

    /** Adds a text. */
    public JsonLine text(String name, String value) {
        name(name);
        quote(line, value);
        return this;
    }

    /** Adds a text, unless it is empty. */
    public JsonLine textIfAny(String name, String value) {
        return value.isEmpty() ? this : text(name, value);
    }

    public JsonLine number(String name, long value) {
        name(name);
        line.append(value);
        return this;
    }

    /** Adds an object with texts. */
    public JsonLine texts(String name, Map<String, String> values) {
        name(name);
        line.append('{');
        String comma = "";
        for (Map.Entry<String, String> value : values.entrySet()) {
            line.append(comma);
            quote(line, value.getKey());
            line.append(':');
            quote(line, value.getValue());
            comma = ",";
        }
        line.append('}');
        return this;
    }

    /** Adds an object with numbers. */
    public JsonLine numbers(String name, Map<String, Long> values) {
        name(name);
        line.append('{');
        String comma = "";
        for (Map.Entry<String, Long> value : values.entrySet()) {
            line.append(comma);
            quote(line, value.getKey());
            line.append(':').append(value.getValue());
            comma = ",";
        }
        line.append('}');
        return this;
    }

    private void name(String name) {
        if (line.length() > 1) {
            line.append(',');
        }
        quote(line, name);
        line.append(':');
    }

    /** How many characters it has so far. */
    public int length() {
        return line.length();
    }

    /** The whole object. */
    @Override
    public String toString() {
        return line.toString().concat("}");
    }

    /** Appends a text with its quotation marks. */
    public static void quote(StringBuilder target, String text) {
        target.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                target.append('\\').append(character);
            } else if (character >= ' ' && character <= '~') {
                target.append(character);
            } else {
                escape(target, character);
            }
        }
        target.append('"');
    }

    private static void escape(StringBuilder target, char character) {
        target.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            target.append(HEX[(character >> shift) & 0xF]);
        }
    }
}
