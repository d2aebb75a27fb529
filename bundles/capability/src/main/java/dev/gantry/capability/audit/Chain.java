// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a line is tied to the one before: its member {@code chain}, the last one, is the SHA-256 of the
 * hex digits of the chain before and of the line as it is without that member.
 */
final class Chain {
    /** What the first line follows. */
    static final String BEGIN = "0".repeat(64);

    private static final String MEMBER = ",\"chain\":\"";
    private static final String END = "\"}";
    private static final int LENGTH = MEMBER.length() + BEGIN.length() + END.length();

    private Chain() {}

    /**
     * The chain of a line.
     *
     * @param before the chain before
     * @param object the line without its member {@code chain}
     */
    static String next(String before, String object) {
        return Digest.of(before.concat(object).getBytes(StandardCharsets.US_ASCII)).hex();
    }

    /** The line as it is written. */
    static String line(String object, String chain) {
        return String.join("", object.substring(0, object.length() - 1), MEMBER, chain, END);
    }

    /** The chain that a line claims; absent if it has none. */
    static Optional<String> claimed(String line) {
        int at = line.length() - LENGTH;
        return at > 0 && line.startsWith(MEMBER, at) && line.endsWith(END)
                ? Optional.of(line.substring(at + MEMBER.length(), line.length() - END.length()))
                : Optional.empty();
    }

    /** The line without its member {@code chain}, which it must have. */
    static String object(String line) {
        return line.substring(0, line.length() - LENGTH) + "}";
    }
}
