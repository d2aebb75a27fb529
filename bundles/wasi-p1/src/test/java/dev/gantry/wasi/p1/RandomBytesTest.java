// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.TrapCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomBytesTest {
    private final TestGuest guest = TestGuest.withGrants("random");

    @Test
    void fillsTheBufferAndNothingElse() {
        guest.assertAnswers(Errno.SUCCESS, "random_get", 100, 3);
        assertEquals("\0ZZZ\0", guest.text(99, 5));
    }

    @Test
    void fillsInBoundedPieces() {
        guest.assertAnswers(Errno.SUCCESS, "random_get", 0, 150_000);
        assertEquals(List.of(65_536, 65_536, 18_928), guest.resources.randomRequests);
        assertEquals("ZZ\0", guest.text(149_998, 3));
    }

    @Test
    void canBeInterruptedBetweenPieces() {
        guest.resources.checksLeft = 2;
        guest.assertTraps(TrapCode.INTERRUPTED, "random_get", 0, 1 << 20);
        assertEquals(2, guest.resources.randomRequests.size());
    }

    @Test
    void acceptsAnEmptyBuffer() {
        guest.assertAnswers(Errno.SUCCESS, "random_get", 100, 0);
        assertEquals(List.of(), guest.resources.randomRequests);
    }

    @Test
    void trapsBeforeItMakesFourGibibytes() {
        guest.assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, "random_get", 1, 0xffff_ffffL);
        assertEquals(List.of(), guest.resources.randomRequests);
    }

    @Test
    void givesNothingWithoutGrant() {
        TestGuest denied = TestGuest.withGrants();
        denied.assertAnswers(Errno.NOTCAPABLE, "random_get", 100, 3);
        assertEquals(List.of(), denied.resources.randomRequests);
    }
}
