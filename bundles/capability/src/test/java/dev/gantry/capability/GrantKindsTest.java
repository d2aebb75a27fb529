// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.InterfaceName;
import dev.gantry.policy.Grant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantKindsTest {
    private final GrantKinds kinds = new GrantKinds(Set.of(new InterfaceName("acme:queue@1.0.0")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stdin",
                "stdout",
                "stderr",
                "arg",
                "clock",
                "random",
                "env=HOME",
                "acme:queue@1.0.0"
            })
    void knows(String grant) {
        assertDoesNotThrow(() -> check(grant));
    }

    @Test
    void namesTheNearestAndListsAllKinds() {
        GantryException failure = failure("stdinn");
        assertEquals(ErrorCode.UNKNOWN_GRANT, failure.code());
        assertEquals("stdinn", failure.subject());
        assertEquals(
                "cannot allow 'stdinn': nothing provides it; did you mean 'stdin'? Kinds:"
                        + " acme:queue@1.0.0, arg, clock, env=NAME, random, stderr, stdin, stdout",
                failure.getMessage());
    }

    @Test
    void guessesNothingWhereNothingIsNear() {
        assertEquals(
                "cannot allow 'network': nothing provides it. Kinds:"
                        + " acme:queue@1.0.0, arg, clock, env=NAME, random, stderr, stdin, stdout",
                failure("network").getMessage());
    }

    @Test
    void refusesParameterThatAKindDoesNotTake() {
        GantryException failure = failure("stdin=file");
        assertEquals(ErrorCode.USAGE, failure.code());
        assertEquals("cannot allow 'stdin=file': stdin takes no parameter", failure.getMessage());
        assertEquals("write stdin alone", failure.hint());
    }

    @Test
    void refusesParameterOfHostInterface() {
        assertEquals(ErrorCode.USAGE, failure("acme:queue@1.0.0=orders").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "env=", "env=HOME=/root"})
    void refusesEnvironmentWithoutOneName(String grant) {
        GantryException failure = failure(grant);
        assertEquals(ErrorCode.USAGE, failure.code());
        assertEquals("write env=NAME, without a value", failure.hint());
    }

    private GantryException failure(String grant) {
        return assertThrows(GantryException.class, () -> check(grant));
    }

    private void check(String grant) {
        kinds.check("allow", Grant.parse(grant));
    }
}
