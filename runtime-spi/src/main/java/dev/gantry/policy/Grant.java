// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import java.util.regex.Pattern;

/**
 * Permission for one guest to use one thing.
 *
 * @param kind what: {@code stdin}, {@code clock}, {@code env}, or the name of a host interface
 * @param parameter which, for example the name of an environment variable; empty where a kind has none
 */
public record Grant(String kind, String parameter) {
    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9_.:/@+-]{1,128}");

    public Grant {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "not the kind of a grant: letters, digits and _.:/@+- only");
        }
        if (parameter.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the parameter of a grant holds no NUL");
        }
    }

    /** A grant without a parameter. */
    public static Grant of(String kind) {
        return new Grant(kind, "");
    }

    /** Reads {@code KIND} or {@code KIND=PARAMETER}. */
    public static Grant parse(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? of(text)
                : new Grant(text.substring(0, equals), text.substring(equals + 1));
    }

    @Override
    public String toString() {
        return parameter.isEmpty() ? kind : kind + "=" + parameter;
    }
}
