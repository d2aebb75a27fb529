// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.wasm.meter.ScriptedStore.Body;
import dev.gantry.wasm.meter.ScriptedStore.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SharedMeterTest extends MeterTest {
    private CompiledModule shared(Body run) {
        return module(new Script(List.of()).with("run", run), 0, 6);
    }

    @Test
    void isOneForAllModules() {
        MeteredStore store = store(10);
        Instance one = store.instantiate(shared(guest -> guest.charge(4)), List.of());
        Instance other = store.instantiate(shared(guest -> guest.charge(7)), List.of());
        run(one);
        assertFails(ErrorCode.FUEL_EXHAUSTED, () -> run(other));
        assertEquals(List.of("gantry:meter"), engine.compiled);
    }

    @Test
    void isChargedForEveryInstantiation() {
        instantiationFuel = 6;
        MeteredStore store = store(10);
        store.instantiate(shared(guest -> {}), List.of());
        assertFails(
                ErrorCode.FUEL_EXHAUSTED, () -> store.instantiate(shared(guest -> {}), List.of()));
    }

    @Test
    void countsTheMemoriesOfAllModules() {
        memories = List.of(TWO_PAGES);
        MeteredStore store = store(Limits.builder().memoryBytes(3L * Memory.PAGE_BYTES).build());
        store.instantiate(shared(guest -> {}), List.of());
        assertFails(
                ErrorCode.MEMORY_LIMIT, () -> store.instantiate(shared(guest -> {}), List.of()));
        assertEquals(2L * Memory.PAGE_BYTES, store.peakMemoryBytes());
    }

    @Test
    void isNotMixedWithAMeterOfAModulesOwn() {
        MeteredStore store = store(10);
        store.instantiate(shared(guest -> {}), List.of());
        assertThrows(IllegalStateException.class, () -> instantiate(store, guest -> {}));
    }
}
