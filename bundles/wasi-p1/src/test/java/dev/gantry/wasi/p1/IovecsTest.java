// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.wasi.p1.Iovecs.Region;
import java.util.List;
import org.junit.jupiter.api.Test;

class IovecsTest {
    private static final int ARRAY = 128;

    private final TestGuest guest = TestGuest.withGrants();
    private final GuestMemory memory = new GuestMemory(guest.resources);

    @Test
    void readsRegionsInOrder() throws ErrnoException {
        guest.putInts(ARRAY, 1_000, 5, 900, 7);
        Iovecs iovecs = Iovecs.read(memory, ARRAY, 2);
        assertEquals(List.of(new Region(1_000, 5), new Region(900, 7)), iovecs.regions());
        assertEquals(12, iovecs.total());
    }

    @Test
    void leavesOutEmptyRegions() throws ErrnoException {
        guest.putInts(ARRAY, 1_000, 0, 900, 7, 0, 0);
        assertEquals(List.of(new Region(900, 7)), Iovecs.read(memory, ARRAY, 3).regions());
    }

    @Test
    void acceptsAsManyAsAllowed() throws ErrnoException {
        assertEquals(0, Iovecs.read(memory, ARRAY, 1_024).total());
    }

    @Test
    void refusesOneMore() {
        assertInvalid(1_025);
    }

    @Test
    void refusesACountThatWouldWrap() {
        assertInvalid(0xffff_ffffL);
    }

    @Test
    void refusesATotalOfMoreThan32Bits() {
        for (int index = 0; index < 1_024; index++) {
            guest.putInts(8_192 + 8L * index, 0, 4 << 20);
        }
        ErrnoException refused =
                assertThrows(ErrnoException.class, () -> Iovecs.read(memory, 8_192, 1_024));
        assertEquals(Errno.INVAL, refused.errno());
    }

    @Test
    void trapsWhereARegionIsOutOfBounds() {
        guest.putInts(ARRAY, TestGuest.MEMORY_BYTES - 1, 2);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, ARRAY);
    }

    @Test
    void trapsWhereTheArrayIsOutOfBounds() {
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, TestGuest.MEMORY_BYTES - 4);
    }

    @Test
    void trapsWhereTheArrayIsMisaligned() {
        assertTraps(TrapCode.OTHER, ARRAY + 2);
    }

    private void assertInvalid(long count) {
        ErrnoException refused =
                assertThrows(ErrnoException.class, () -> Iovecs.read(memory, ARRAY, count));
        assertEquals(Errno.INVAL, refused.errno());
    }

    private void assertTraps(TrapCode code, long array) {
        assertEquals(
                code,
                assertThrows(TrapException.class, () -> Iovecs.read(memory, array, 1)).trap());
    }
}
