// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.guest.GuestResult;
import dev.gantry.policy.Access;
import java.util.Optional;

/** What a person is told about calls of a guest that were refused. */
final class Refusals {
    private Refusals() {}

    /** The last refusal, and how many there were beside it. */
    static Optional<String> told(GuestResult result) {
        long more = result.refusals() - 1;
        return last(result)
                .map(
                        text ->
                                more > 0
                                        ? text + "; and " + more + " more, see 'audit --denied'"
                                        : text);
    }

    static Optional<String> last(GuestResult result) {
        return result.lastRefusal().map(Refusals::text);
    }

    private static String text(Access refused) {
        String object =
                refused.object().isEmpty() ? "" : " '" + GuestText.clean(refused.object()) + "'";
        String reason = refused.reason().isEmpty() ? "" : ": " + GuestText.clean(refused.reason());
        return "refused: " + refused.function() + object + reason;
    }
}
