// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFailuresTest {
    private static final Failure BRANCH = new Failure("br.wast", 12, "run", "trapped");
    private static final Failure ADDITION = new Failure("f32.wast", 7, "add", "got 3");

    private final KnownFailures known =
            KnownFailures.read("# remark\n\nbr.wast:12  no branches\nf32.wast:add  cannot add\n");

    @Test
    void agreeWhereAllThatIsListedFails() {
        assertEquals(List.of(), known.disagreements(List.of(BRANCH, ADDITION)));
    }

    @Test
    void takeSeveralFailuresOfAListedFunction() {
        Failure more = new Failure("f32.wast", 9, "add", "got 4");
        assertEquals(List.of(), known.disagreements(List.of(BRANCH, ADDITION, more)));
    }

    @Test
    void tellAFailureThatIsNotListed() {
        Failure other = new Failure("br.wast", 13, "run", "trapped");
        assertEquals(
                List.of("br.wast:13  run: trapped"),
                known.disagreements(List.of(BRANCH, ADDITION, other)));
    }

    @Test
    void tellAListedCommandThatPasses() {
        assertEquals(
                List.of("br.wast:12  is listed as a failure, and passes"),
                known.disagreements(List.of(ADDITION)));
    }

    @Test
    void tellAListedFunctionThatPasses() {
        assertEquals(
                List.of("f32.wast:add  is listed as a failure, and passes"),
                known.disagreements(List.of(BRANCH)));
    }

    @Test
    void haveReasons() {
        assertThrows(IllegalArgumentException.class, () -> KnownFailures.read("br.wast:12"));
    }
}
