// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class DeterministicRandomTest {
    private static String fill(DeterministicRandom random, int length) {
        byte[] bytes = new byte[length];
        random.fill(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The first number of SplitMix64 from 0 is known to be e220a8397b1dcdaf. */
    @Test
    void isTheGeneratorThatItSays() {
        assertEquals("afcd1d7b39a820e2", fill(new DeterministicRandom(0), 8));
    }

    @Test
    void givesTheSameForTheSameSeed() {
        assertEquals(fill(new DeterministicRandom(7), 21), fill(new DeterministicRandom(7), 21));
    }

    @Test
    void givesSomethingElseForAnotherSeed() {
        assertNotEquals(fill(new DeterministicRandom(7), 8), fill(new DeterministicRandom(8), 8));
    }

    @Test
    void dropsWhatARequestLeavesOfEightBytes() {
        DeterministicRandom random = new DeterministicRandom(7);
        String eleven = fill(random, 11);
        String five = fill(random, 5);
        String all = fill(new DeterministicRandom(7), 24);
        assertEquals(all.substring(0, 22), eleven);
        assertEquals(all.substring(32, 42), five);
    }
}
