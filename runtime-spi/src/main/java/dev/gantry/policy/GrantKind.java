// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import java.util.Optional;

/**
 * A kind of grant, in a person's words. All that prompts, lists and documents need to know of it.
 *
 * @param name the kind of {@link Grant#kind}
 * @param purpose what a guest may do with it, in words that follow "may": "read the time"
 * @param risk why that matters, a sentence; empty if it does not
 * @param parameter what its parameter is, in capital letters: {@code NAME}; absent if it takes none
 * @param parameterNeeded whether it means nothing without one
 */
public record GrantKind(
        String name,
        String purpose,
        String risk,
        Optional<String> parameter,
        boolean parameterNeeded) {

    /** A kind without parameter. */
    public static GrantKind of(String name, String purpose) {
        return new GrantKind(name, purpose, "", Optional.empty(), false);
    }

    /** The same, with why it matters. */
    public GrantKind risking(String why) {
        return new GrantKind(name, purpose, why, parameter, parameterNeeded);
    }

    /** The same, with a parameter that must be given. */
    public GrantKind needing(String what) {
        return new GrantKind(name, purpose, risk, Optional.of(what), true);
    }

    /** The same, with a parameter that can be left out. */
    public GrantKind taking(String what) {
        return new GrantKind(name, purpose, risk, Optional.of(what), false);
    }

    /** How a grant of it is written: {@code env=NAME}. */
    public String form() {
        return parameter
                .map(what -> parameterNeeded ? name + "=" + what : name + "[=" + what + "]")
                .orElse(name);
    }
}
