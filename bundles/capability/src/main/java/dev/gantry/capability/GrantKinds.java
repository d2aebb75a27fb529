// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.InterfaceName;
import dev.gantry.Spelling;
import dev.gantry.policy.Grant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which kinds of grants there are: the built-in ones, and the names of the host interfaces that are
 * present. A rule about anything else is a mistake, and a mistake in a rule must never pass in silence.
 */
final class GrantKinds {
    private static final String ENVIRONMENT = "env";
    private static final Set<String> BUILT_IN =
            Set.of("stdin", "stdout", "stderr", "arg", "clock", "random", ENVIRONMENT);

    private final Set<String> known;

    GrantKinds(Set<InterfaceName> present) {
        known = new TreeSet<>(BUILT_IN);
        present.forEach(name -> known.add(name.text()));
    }

    static boolean isBuiltIn(String kind) {
        return BUILT_IN.contains(kind);
    }

    /**
     * Refuses a rule that means nothing.
     *
     * @param rule what the rule does, for the message: allow or deny
     */
    void check(String rule, Grant grant) {
        if (!known.contains(grant.kind())) {
            throw unknown(rule, grant);
        }
        if (grant.kind().equals(ENVIRONMENT)) {
            checkVariable(rule, grant);
        } else if (!grant.parameter().isEmpty()) {
            throw misused(rule, grant, "takes no parameter", "write " + grant.kind() + " alone");
        }
    }

    private static void checkVariable(String rule, Grant grant) {
        if (grant.parameter().isEmpty() || grant.parameter().contains("=")) {
            throw misused(
                    rule,
                    grant,
                    "takes the name of one environment variable",
                    "write env=NAME, without a value");
        }
    }

    private GantryException unknown(String rule, Grant grant) {
        String nearest =
                Spelling.nearest(grant.kind(), known)
                        .map(name -> "; did you mean '" + name + "'?")
                        .orElse(".");
        return new GantryException(
                ErrorCode.UNKNOWN_GRANT,
                grant.kind(),
                "cannot "
                        + rule
                        + " '"
                        + grant.kind()
                        + "': nothing provides it"
                        + nearest
                        + " Kinds: "
                        + list());
    }

    private static GantryException misused(String rule, Grant grant, String why, String hint) {
        return new GantryException(
                ErrorCode.USAGE,
                grant.kind(),
                "cannot " + rule + " '" + grant + "': " + grant.kind() + " " + why,
                hint,
                null);
    }

    private String list() {
        return known.stream()
                .map(kind -> kind.equals(ENVIRONMENT) ? "env=NAME" : kind)
                .collect(Collectors.joining(", "));
    }
}
