// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.wasm.meter.ScriptedStore.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccountTest extends MeterTest {
    @Test
    void isExactAfterSuccess() {
        MeteredStore store = store(100);
        run(instantiate(store, guest -> guest.charge(30)));
        assertEquals(30, store.fuelUsed().orElseThrow());
        assertTrue(store.fuelExact());
    }

    @Test
    void isExactWhereFuelIsUsedUpAndThenEverythingWasUsed() {
        MeteredStore store = store(100);
        Instance guest = instantiate(store, it -> it.charge(1_000));
        assertFails(ErrorCode.FUEL_EXHAUSTED, () -> run(guest));
        assertEquals(100, store.fuelUsed().orElseThrow());
        assertTrue(store.fuelExact());
    }

    @Test
    void isAllOfItAlsoWhereTheGuestKeptItsCountInLocals() {
        MeteredStore store = store(100);
        Instance guest = instantiate(store, it -> it.stop(1));
        assertFails(ErrorCode.FUEL_EXHAUSTED, () -> run(guest));
        assertEquals(100, store.fuelUsed().orElseThrow());
    }

    @Test
    void isNotExactAfterAnotherTrap() {
        MeteredStore store = store(100);
        Instance guest =
                instantiate(
                        store,
                        it -> {
                            it.charge(40);
                            it.stop(0);
                        });
        assertFails(ErrorCode.UNREACHABLE, () -> run(guest));
        assertEquals(40, store.fuelUsed().orElseThrow());
        assertFalse(store.fuelExact());
    }

    @Test
    void holdsTheHostToTheBudgetOfPages() {
        memories = List.of(TWO_PAGES);
        MeteredStore store = store(Limits.builder().memoryBytes(4L * Memory.PAGE_BYTES).build());
        Script script = script();
        script.largestMemory = 100;
        Memory memory = store.instantiate(module(script), List.of()).memory("memory").orElseThrow();
        assertEquals(-1, memory.grow(3));
        assertEquals(-1, memory.grow(-1));
        assertEquals(1, memory.grow(2));
        assertEquals(-1, memory.grow(1));
        assertEquals(4L * Memory.PAGE_BYTES, store.peakMemoryBytes());
    }

    @Test
    void getsBackPagesThatTheEngineDidNotGive() {
        MeteredStore store = store(100);
        Script script = script();
        script.largestMemory = 1;
        Memory memory = store.instantiate(module(script), List.of()).memory("memory").orElseThrow();
        assertEquals(-1, memory.grow(1));
        assertEquals(0, store.peakMemoryBytes());
    }

    @Test
    void knowsWhatTheGuestGrewBy() {
        MeteredStore store = store(100);
        run(instantiate(store, it -> it.meter("p").set(it.meter("p").get() - 5)));
        assertEquals(5L * Memory.PAGE_BYTES, store.peakMemoryBytes());
    }
}
