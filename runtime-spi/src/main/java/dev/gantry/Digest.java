// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of exact bytes. {@code toString} gives {@code sha256:} and 64 lower-case hex digits. */
public record Digest(String hex) {
    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a SHA-256 is 64 lower-case hex digits");
        }
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] bytes) {
        try {
            return new Digest(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Reads back what {@link #toString} gives. */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a digest starts with " + PREFIX);
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
