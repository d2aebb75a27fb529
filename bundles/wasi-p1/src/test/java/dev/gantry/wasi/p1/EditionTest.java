// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.wasi.p1.Edition.Whence;
import org.junit.jupiter.api.Test;

class EditionTest {
    @Test
    void countsWhenceFromTheStart() throws ErrnoException {
        assertEquals(Whence.SET, Edition.PREVIEW1.whence(0));
        assertEquals(Whence.CURRENT, Edition.PREVIEW1.whence(1));
        assertEquals(Whence.END, Edition.PREVIEW1.whence(2));
    }

    @Test
    void countsWhenceInTheOrderOfUnstable() throws ErrnoException {
        assertEquals(Whence.CURRENT, Edition.UNSTABLE.whence(0));
        assertEquals(Whence.END, Edition.UNSTABLE.whence(1));
        assertEquals(Whence.SET, Edition.UNSTABLE.whence(2));
    }
}
