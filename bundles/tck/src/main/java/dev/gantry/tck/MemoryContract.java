// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.ExportType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.TrapCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The host looks into a memory; no access of anybody reaches beyond its present size. */
abstract class MemoryContract extends EngineTest {
    private final Instance guest = instantiate("memory");
    private final Memory memory = memory(guest, "memory");

    MemoryContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void readsAndWritesNumbersLittleEndian() {
        memory.putLong(0, 0x0807_0605_0403_0201L);
        assertEquals(1, memory.getByte(0));
        assertEquals(0x0302, memory.getShort(1));
        assertEquals(0x0605_0403, memory.getInt(2));
        memory.putByte(7, (byte) -1);
        memory.putShort(5, (short) 0x1234);
        memory.putInt(0, 0xcafe_babe);
        assertEquals(0xff12_3405_cafe_babeL, memory.getLong(0));
    }

    @Test
    void readsAndWritesAcrossPages() {
        memory.grow(1);
        memory.putLong(65_533, 0x0807_0605_0403_0201L);
        assertEquals(0x0807_0605_0403_0201L, memory.getLong(65_533));
        assertEquals(0x0504_0302, memory.getInt(65_534));
        assertEquals(0x0403, memory.getShort(65_535));
    }

    @Test
    void copiesBytesBothWays() {
        byte[] bytes = new byte[7];
        memory.read(8, bytes, 1, 5);
        assertEquals("\0guest\0", new String(bytes, StandardCharsets.UTF_8));
        memory.write(100, bytes, 2, 3);
        assertEquals('u', memory.getByte(100));
        assertEquals(0, memory.getByte(103));
    }

    @Test
    void copiesManyPages() {
        memory.grow(4);
        byte[] bytes = new byte[300_000];
        Arrays.fill(bytes, (byte) 7);
        memory.write(10_001, bytes, 0, bytes.length);
        byte[] back = new byte[bytes.length];
        memory.read(10_001, back, 0, back.length);
        assertArrayEquals(bytes, back);
        assertEquals(0, memory.getByte(310_001));
    }

    @Test
    void seesWhatTheGuestDoes() {
        call(guest, "store", 20, 200);
        assertEquals((byte) 200, memory.getByte(20));
        memory.putByte(21, (byte) 3);
        assertEquals(3, callInt(guest, "load", 21));
    }

    @Test
    void growsByBoth() {
        assertEquals(1, memory.grow(1));
        assertEquals(2, callInt(guest, "size"));
        assertEquals(2, callInt(guest, "grow", 1));
        assertEquals(3 * Memory.PAGE_BYTES, memory.size());
        assertEquals(0, memory.getByte(3 * Memory.PAGE_BYTES - 1));
    }

    @Test
    void growsOnlyToTheMaximum() {
        assertEquals(-1, memory.grow(5));
        assertEquals(-1, memory.grow(-1));
        assertEquals(-1, memory.grow(1L << 40));
        assertEquals(-1, callInt(guest, "grow", 5));
        assertEquals(-1, callInt(guest, "grow", -1));
        assertEquals(1, memory.grow(4));
    }

    @Test
    void refusesAccessBeyondTheEnd() {
        long end = memory.size();
        assertOutOfBounds(() -> memory.getByte(end));
        assertOutOfBounds(() -> memory.getShort(end - 1));
        assertOutOfBounds(() -> memory.getInt(end - 3));
        assertOutOfBounds(() -> memory.getLong(end - 7));
        assertOutOfBounds(() -> memory.putByte(end, (byte) 1));
        assertOutOfBounds(() -> memory.putShort(end - 1, (short) 1));
        assertOutOfBounds(() -> memory.putInt(end - 3, 1));
        assertOutOfBounds(() -> memory.putLong(end - 7, 1));
        assertOutOfBounds(() -> memory.read(end - 1, new byte[2], 0, 2));
        assertOutOfBounds(() -> memory.write(end - 1, new byte[] {1, 1}, 0, 2));
        assertEquals(0, memory.getLong(end - 8));
    }

    @Test
    void refusesAddressesThatWrapAround() {
        for (long address : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32}) {
            assertOutOfBounds(() -> memory.getByte(address));
            assertOutOfBounds(() -> memory.putLong(address, 1));
            assertOutOfBounds(() -> memory.read(address, new byte[1], 0, 1));
            assertOutOfBounds(() -> memory.write(address, new byte[1], 0, 1));
        }
    }

    @Test
    void allowsAccessAfterGrowth() {
        long end = memory.size();
        assertOutOfBounds(() -> memory.getByte(end));
        call(guest, "grow", 1);
        assertEquals(0, memory.getByte(end));
    }

    @Test
    void seesAGrowthThatAHostFunctionCausesInside() {
        memory.putByte(11, (byte) 11);
        Instance grower =
                instantiate(
                        "empty-import",
                        host(
                                (in, out) -> {
                                    long end = memory.size();
                                    assertOutOfBounds(() -> memory.getByte(end));
                                    call(guest, "grow", 2);
                                    memory.putByte(end + 70_000, (byte) 5);
                                    assertEquals(11, memory.getByte(11));
                                }));
        call(grower, "run");
        assertEquals(5, callInt(guest, "load", Memory.PAGE_BYTES + 70_000));
    }

    @Test
    void takesNothingFromBesideAnArray() {
        assertThrows(IndexOutOfBoundsException.class, () -> memory.write(0, new byte[1], 0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.read(0, new byte[1], -1, 1));
    }

    @Test
    void goesOnAfterTheHostMissed() {
        assertOutOfBounds(() -> memory.getByte(-1));
        assertEquals(1, callInt(guest, "size"));
    }

    @Test
    void trapsEveryGuestAccessBeyondFourGiB() {
        List<ExportType> exports = compile("addresses").exports();
        for (ExportType export : exports) {
            if (!export.name().equals("memory")) {
                useStore(Limits.DEFAULT);
                assertWrapsNowhere(export.name());
            }
        }
    }

    private void assertWrapsNowhere(String export) {
        Instance addresses = instantiate("addresses");
        Memory watched = memory(addresses, "memory");
        long before = watched.getLong(8);
        assertTraps(
                TrapCode.MEMORY_OUT_OF_BOUNDS,
                () -> call(addresses, export, export.startsWith("far") ? 12 : -8));
        assertEquals(before, watched.getLong(8), export);
    }

    private static void assertOutOfBounds(Executable access) {
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, access);
    }
}
