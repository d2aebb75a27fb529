// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.guest.GuestSpec;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantDeniedException;
import dev.gantry.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static final Policy GENEROUS =
            request -> new Decision(Set.of(Grant.of("stdin")), List.of());

    private final Policies policies =
            new Policies(new Patience(Duration.ZERO, Duration.ofMillis(500)));

    private Set<Grant> decide() {
        GuestSpec spec = GuestSpec.of("guest", new byte[0]).build();
        return policies.decide(
                        new Policies.Case(
                                spec,
                                GuestBytes.of(spec.source()),
                                new Linkage(List.of()),
                                Optional.empty(),
                                List.of()))
                .granted();
    }

    @Test
    void runsNothingWithoutAPolicy() {
        GrantDeniedException refused = assertThrows(GrantDeniedException.class, this::decide);

        assertEquals(ErrorCode.NO_POLICY, refused.code());
    }

    @Test
    void waitsForAPolicyThatIsBeingReplaced() {
        policies.set(GENEROUS);
        policies.remove(GENEROUS);
        Thread guest = Thread.currentThread();
        Thread operator =
                new Thread(
                        () -> {
                            while (guest.getState() != Thread.State.TIMED_WAITING) {
                                Thread.onSpinWait();
                            }
                            policies.set(GENEROUS);
                        });
        operator.start();

        assertEquals(Set.of(Grant.of("stdin")), decide());
    }
}
