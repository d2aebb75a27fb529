// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import java.util.function.Function;

/** Reads values that people write into configuration files. */
public final class ConfiguredValue {
    private ConfiguredValue() {}

    /**
     * Reads one value. One that cannot be used is refused, never replaced.
     *
     * @param pid which configuration it stands in
     * @param parser refuses with an IllegalArgumentException
     * @throws GantryException CONFIGURATION, naming the key
     */
    public static <T> T read(String pid, String key, String text, Function<String, T> parser) {
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw new GantryException(
                    ErrorCode.CONFIGURATION,
                    key,
                    pid
                            + ": "
                            + key
                            + " = "
                            + GuestText.quote(text)
                            + " cannot be used: "
                            + e.getMessage(),
                    "mend the value of " + key + ", or leave it out",
                    null);
        }
    }

    /**
     * {@code true} or {@code false} and nothing else.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }
}
