// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.guest.GuestSpec;
import dev.gantry.policy.Grant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The named sets of grants, and the set of a guest that names none. */
final class Profiles {
    /**
     * Computing, output and its arguments: output goes where the caller said, and arguments are the
     * caller's own words to the guest. Neither tells a guest anything about the host.
     */
    private static final Set<Grant> WITHOUT = grants("stdout", "stderr", "arg");

    private static final Map<String, Set<Grant>> NAMED =
            Map.of(
                    GuestSpec.PROFILE_COMMAND,
                    grants("stdin", "stdout", "stderr", "arg", "clock", "random"));

    private Profiles() {}

    /** What a profile holds; absent: what every guest may do. */
    static Set<Grant> grants(Optional<String> profile) {
        return profile.map(Profiles::named).orElse(WITHOUT);
    }

    private static Set<Grant> named(String name) {
        return Optional.ofNullable(NAMED.get(name))
                .orElseThrow(
                        () ->
                                new GantryException(
                                        ErrorCode.CONFIGURATION,
                                        name,
                                        "there is no profile '"
                                                + name
                                                + "'; profiles: "
                                                + names()));
    }

    private static String names() {
        return String.join(", ", new TreeSet<>(NAMED.keySet()));
    }

    private static Set<Grant> grants(String... kinds) {
        return Arrays.stream(kinds).map(Grant::of).collect(Collectors.toUnmodifiableSet());
    }
}
