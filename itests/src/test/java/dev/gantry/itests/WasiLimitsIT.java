// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** What WASI does for a guest is paid for. The cases are numbered in {@code docs/limits.md}. */
public class WasiLimitsIT {
    private static final int BYTES_A_UNIT = 8;

    /** Case 36. */
    @Test
    public void oneWriteOfManyPartsIsChargedForWhatItMoves() {
        int fuel = 1_000_000;
        GantryProcess.End end = exhausted("iovecs", fuel);
        assertTrue(end.stdout().length <= BYTES_A_UNIT * fuel);
    }

    /** Case 37. */
    @Test
    public void aMillionTriesToOpenAFileAreCharged() {
        GantryProcess.End end = exhausted("knock", 10_000_000);
        assertTrue("much is said: " + end.err().length(), end.err().length() < 1_000);
    }

    private static GantryProcess.End exhausted(String guest, int fuel) {
        GantryProcess.End end =
                GantryProcess.run("run", "--fuel=" + fuel, Distribution.guest(guest).toString());
        assertEquals(end.err(), 1, end.code());
        assertTrue(end.err(), end.err().contains("[GNT-2112]"));
        return end;
    }
}
