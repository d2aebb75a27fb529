// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON: objects, lists and texts; numbers, truth values and null as the text that stands there. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The object that a text consists of. */
    static JsonObject read(String text) {
        return new Json(text).object();
    }

    private Object value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            default -> word();
        };
    }

    private JsonObject object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        while (next() != '}') {
            String name = string();
            expect(':');
            members.put(name, value());
            skip(',');
        }
        at++;
        return new JsonObject(members);
    }

    private List<Object> list() {
        List<Object> elements = new ArrayList<>();
        expect('[');
        while (next() != ']') {
            elements.add(value());
            skip(',');
        }
        at++;
        return elements;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (text.charAt(at) != '"') {
            char character = text.charAt(at++);
            string.append(character == '\\' ? escaped() : character);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char escape = text.charAt(at++);
        return switch (escape) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
            default -> escape;
        };
    }

    private String word() {
        int start = at;
        while (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void expect(char character) {
        if (next() != character) {
            throw new IllegalArgumentException("no " + character + " at " + at);
        }
        at++;
    }

    private void skip(char character) {
        if (next() == character) {
            at++;
        }
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }
}
