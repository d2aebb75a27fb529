// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.guest.GuestSource;
import dev.gantry.guest.GuestSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which guest to run and how to enter it.
 *
 * @param subject as it was typed
 * @param function the export to call; null: run it as a program
 */
record GuestCall(String subject, @Nullable String function, List<String> arguments) {
    static GuestCall program(String subject, List<String> arguments) {
        return new GuestCall(subject, null, arguments);
    }

    static GuestCall function(String subject, String function, List<String> arguments) {
        return new GuestCall(subject, function, arguments);
    }

    GuestSpec.Builder from(GuestSource source) {
        GuestSpec.Builder spec = GuestSpec.builder(source).profile(GuestSpec.PROFILE_COMMAND);
        return Optional.ofNullable(function)
                .map(name -> spec.invoke(name, arguments))
                .orElseGet(() -> spec.arguments(arguments));
    }
}
