// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads one JSON document from its first to its last byte, without ever building a tree of it. Every
 * member must be asked for, none may stand twice, and depth and lengths are bounded. What is wrong is
 * told with its place.
 */
public final class StrictJson {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_STRING = 4_096;
    private static final int MAX_NAME = 4_096;
    private static final int MAX_NUMBER = 20;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxStringLength(MAX_STRING)
                                    .maxNameLength(MAX_NAME)
                                    .maxNumberLength(MAX_NUMBER)
                                    .build())
                    .build();

    private final String name;
    private final JsonParser parser;

    private StrictJson(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /**
     * Reads a document whose root is an object.
     *
     * @param name what messages call it
     * @param member called with each name; has to read the value
     * @throws GantryException BAD_PERMISSIONS with the place
     */
    public static void read(String name, byte[] content, MemberReader member) {
        try (JsonParser parser = FACTORY.createParser(new ByteArrayInputStream(content))) {
            StrictJson json = new StrictJson(name, parser);
            json.advance();
            json.object(key -> member.read(json, key));
            if (json.advance() != null) {
                throw json.wrong("something follows the end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can always be read", e);
        }
    }

    /** Takes the members of a document as they come. */
    @FunctionalInterface
    public interface MemberReader {
        /** The parser stands on the value. */
        void read(StrictJson json, String key);
    }

    /** Whether the value is a text. */
    public boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** Whether the value is an object. */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether the value is a list. */
    public boolean isList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    public String text() {
        if (!isText()) {
            throw wrong("a text is wanted here");
        }
        return scalar();
    }

    /** The value as it is written, whatever it is, if it is neither object nor list. */
    public String scalar() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw wrong(e);
        }
    }

    public int number() {
        try {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                return parser.getIntValue();
            }
        } catch (IOException e) {
            throw wrong(e);
        }
        throw wrong("a whole number is wanted here");
    }

    /** Reads an object; each call has to read the value of one member. */
    public void object(Consumer<String> member) {
        if (!isObject()) {
            throw wrong("an object is wanted here");
        }
        while (advance() != JsonToken.END_OBJECT) {
            String key = scalar();
            advance();
            member.accept(key);
        }
    }

    /** Reads a list; each call has to read one element. */
    public void list(Runnable element) {
        if (!isList()) {
            throw wrong("a list is wanted here");
        }
        while (advance() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    private JsonToken advance() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw wrong(e);
        }
    }

    /** A failure at the place where the parser stands. */
    public GantryException wrong(String what) {
        return failure(parser.currentTokenLocation(), what);
    }

    private GantryException wrong(IOException e) {
        if (!(e instanceof JsonProcessingException json)) {
            return wrong("it cannot be read");
        }
        // What is too long or too deep comes without a place.
        JsonLocation place =
                Objects.requireNonNullElse(json.getLocation(), parser.currentLocation());
        return failure(place, GuestText.clean(json.getOriginalMessage()));
    }

    private GantryException failure(JsonLocation place, String what) {
        String shown = GuestText.clean(name);
        return new GantryException(
                ErrorCode.BAD_PERMISSIONS,
                shown,
                shown
                        + ": line "
                        + Math.max(1, place.getLineNr())
                        + ", column "
                        + Math.max(1, place.getColumnNr())
                        + ": "
                        + what);
    }
}
