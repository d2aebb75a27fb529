// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Instance;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.TrapCode;
import dev.gantry.wasm.preparation.PreparationMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All memories of a guest share one budget, and an engine that has no more is no answer to a guest. */
abstract class GrowthContract extends LimitsTest {
    GrowthContract(LimitsContract contract) {
        super(contract);
    }

    /** Case 25. */
    @Test
    void trapsAStoreThatWrapsAround() {
        Instance guest = instantiate("addresses");
        Memory memory = memory(guest, "memory");
        long before = memory.getLong(8);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> call(guest, "i32.store8", -8));
        assertEquals(before, memory.getLong(8));
    }

    /** Case 28. */
    @Test
    void refusesGrowthOfTwoMemoriesAtTheSamePage() {
        assertUnsupportedUnless(EngineFeature.MULTI_MEMORY, "growing-memories");
        if (has(EngineFeature.MULTI_MEMORY)) {
            usePages(6);
            Instance guest = instantiate("growing-memories");
            assertEquals(1, callInt(guest, "grow_first", 2));
            assertEquals(-1, callInt(guest, "grow_second", 3));
            assertEquals(1, callInt(guest, "grow_second", 2));
            assertEquals(-1, callInt(guest, "grow_first", 1));
            assertEquals(3, callInt(guest, "grow_first", 0));
            assertEquals(6L * Memory.PAGE_BYTES, store().peakMemoryBytes());
        }
    }

    /** Case 28, of one memory. */
    @Test
    void refusesGrowthBeyondTheBudget() {
        usePages(3);
        Instance guest = instantiate("growing-memory");
        assertEquals(-1, callInt(guest, "grow", 3));
        assertEquals(-1, callInt(guest, "grow", -1));
        assertEquals(1, callInt(guest, "grow", 2));
        assertEquals(-1, callInt(guest, "grow", 1));
        assertEquals(3, callInt(guest, "size"));
    }

    /** The same where somebody asked that it ends the guest. */
    @Test
    void endsAGuestThatMayNotBeTold() {
        use(
                options(PreparationMode.METERED).trapOnGrowFailure(true).build(),
                Limits.builder().memoryBytes(3 * Memory.PAGE_BYTES).build());
        Instance guest = instantiate("growing-memory");
        assertEquals(1, callInt(guest, "grow", 2));
        assertFails(ErrorCode.MEMORY_LIMIT, () -> call(guest, "grow", 1));
    }

    /** Case 29. */
    @Test
    void refusesAMinimumAboveTheLimit() {
        usePages(2);
        assertFails(LimitException.class, ErrorCode.MEMORY_LIMIT, () -> instantiate("huge-memory"));
    }

    /** Case 30. */
    @Test
    void endsAGuestForWhichTheHeapHasNoRoom() throws IOException, InterruptedException {
        assertEquals("", SmallHeapGuest.complaints(contract()));
    }

    /** Case 40. */
    @Test
    void runsOneModuleWithTwoLimits() {
        CompiledModule module = compile("growing-memory");
        List<Integer> answers = new ArrayList<>();
        for (int pages : new int[] {2, 4}) {
            usePages(pages);
            answers.add(callInt(store().instantiate(module, List.of()), "grow", 3));
        }
        assertEquals(List.of(-1, 1), answers);
    }

    /** The engine itself says nothing that another would not: it is not even asked. */
    @Test
    void chargesPagesAndEntries() {
        usePages(10);
        Instance guest = instantiate("growing-memory");
        long none = fuelOf(() -> call(guest, "grow", 0));
        assertEquals(3 * 1_024, fuelOf(() -> call(guest, "grow", 3)) - none);
        assertTrue(fuelOf(() -> call(guest, "grow", 60)) < 1_024);
    }

    private void usePages(long pages) {
        useStore(Limits.builder().unlimitedFuel().memoryBytes(pages * Memory.PAGE_BYTES).build());
    }
}
