// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import java.util.List;

/**
 * What may stand in one place of a command line.
 *
 * @param source where more than the fixed words comes from
 * @param words fixed words that are offered
 * @param closed whether nothing but those words is accepted
 */
public record Choices(Source source, List<String> words, boolean closed) {
    /** Where values are looked up at the moment they are asked for. */
    public enum Source {
        NONE,
        FILES,
        COMMANDS,
        ENGINES,
        KNOWN_ENGINES
    }

    /** The name of a file. */
    public static final Choices FILES = new Choices(Source.FILES, List.of(), false);

    /** The name of a command. */
    public static final Choices COMMANDS = new Choices(Source.COMMANDS, List.of(), false);

    /** The id of an engine that can be used. */
    public static final Choices ENGINES = new Choices(Source.ENGINES, List.of(), false);

    /** The id of an engine, whether it can be used or not. */
    public static final Choices KNOWN_ENGINES = new Choices(Source.KNOWN_ENGINES, List.of(), false);

    public Choices {
        words = List.copyOf(words);
    }

    /** Anything; these words are offered. */
    public static Choices anything(String... words) {
        return new Choices(Source.NONE, List.of(words), false);
    }

    /** One of these words and nothing else. */
    public static Choices oneOf(String... words) {
        return new Choices(Source.NONE, List.of(words), true);
    }

    /** One of these words, or a file. */
    public static Choices fileOr(String... words) {
        return new Choices(Source.FILES, List.of(words), false);
    }

    boolean accepts(String value) {
        return !closed || words.contains(value);
    }
}
