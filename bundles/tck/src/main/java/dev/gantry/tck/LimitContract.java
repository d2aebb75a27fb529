// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Instance;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import org.junit.jupiter.api.Test;

/** All memories, and all tables, of a store stay within its limits together. */
abstract class LimitContract extends EngineTest {
    LimitContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void refusesAModuleThatStartsWithTooMuchMemory() {
        usePages(1);
        assertFails(
                LimitException.class, ErrorCode.MEMORY_LIMIT, () -> instantiate("large-memory"));
    }

    @Test
    void refusesFourGiBWithoutAllocating() {
        assertFails(LimitException.class, ErrorCode.MEMORY_LIMIT, () -> instantiate("huge-memory"));
    }

    @Test
    void countsTheMemoriesOfAllInstances() {
        usePages(4);
        Instance first = instantiate("large-memory");
        assertEquals(2, callInt(first, "grow", 1));
        assertFails(
                LimitException.class, ErrorCode.MEMORY_LIMIT, () -> instantiate("large-memory"));
        assertEquals(3, callInt(first, "grow", 1));
    }

    @Test
    void growsOnlyToTheLimit() {
        usePages(3);
        Instance guest = instantiate("large-memory");
        assertEquals(-1, callInt(guest, "grow", 2));
        assertEquals(2, callInt(guest, "grow", 1));
        assertEquals(-1, callInt(guest, "grow", 1));
        assertEquals(3, callInt(guest, "grow", 0));
    }

    @Test
    void holdsTheHostToTheLimitToo() {
        usePages(3);
        Memory memory = memory(instantiate("large-memory"), "memory");
        assertEquals(-1, memory.grow(2));
        assertEquals(2, memory.grow(1));
        assertEquals(-1, memory.grow(1));
    }

    @Test
    void countsAllMemoriesOfOneInstance() {
        assumeTrue(has(EngineFeature.MULTI_MEMORY));
        usePages(3);
        Instance guest = instantiate("multi-memory");
        assertEquals(1, callInt(guest, "grow_first", 1));
        assertEquals(-1, callInt(guest, "grow_second", 1));
    }

    @Test
    void roundsTheLimitDownToPages() {
        useStore(Limits.builder().memoryBytes(3L * Memory.PAGE_BYTES - 1).build());
        assertEquals(-1, callInt(instantiate("large-memory"), "grow", 1));
    }

    @Test
    void refusesAModuleThatStartsWithTooManyTableElements() {
        useElements(9);
        assertFails(LimitException.class, ErrorCode.TABLE_LIMIT, () -> instantiate("two-tables"));
    }

    @Test
    void countsTheTablesOfAllInstances() {
        useElements(13);
        instantiate("table");
        assertFails(LimitException.class, ErrorCode.TABLE_LIMIT, () -> instantiate("two-tables"));
    }

    @Test
    void growsTablesOnlyToTheLimit() {
        useElements(12);
        Instance guest = instantiate("two-tables");
        assertEquals(-1, callInt(guest, "grow", 3));
        assertEquals(-1, callInt(guest, "grow", Integer.MAX_VALUE));
        assertEquals(-1, callInt(guest, "grow", -1));
        assertEquals(5, callInt(guest, "grow", 1));
        assertEquals(-1, callInt(guest, "grow_second", 2));
        assertEquals(5, callInt(guest, "grow_second", 1));
        assertEquals(6, callInt(guest, "grow", 0));
    }

    @Test
    void refusesAGrowthThatOverflows() {
        useElements(Long.MAX_VALUE);
        Instance guest = instantiate("two-tables");
        try {
            assertEquals(-1, callInt(guest, "grow", Integer.MAX_VALUE));
        } catch (TrapException e) { // So says who must not show what one engine alone cannot do.
            assertEquals(TrapCode.OUT_OF_MEMORY, e.trap());
        }
    }

    @Test
    void goesOnAfterARefusal() {
        usePages(2);
        assertFails(LimitException.class, ErrorCode.MEMORY_LIMIT, () -> instantiate("huge-memory"));
        assertEquals(2, memory(instantiate("large-memory"), "memory").grow(0));
    }

    private void usePages(long pages) {
        useStore(Limits.builder().memoryBytes(pages * Memory.PAGE_BYTES).build());
    }

    private void useElements(long elements) {
        useStore(Limits.builder().tableElements(elements).build());
    }
}
