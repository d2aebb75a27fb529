// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Limits;
import dev.gantry.engine.LinkException;
import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;
import dev.gantry.wasm.meter.ScriptedStore.Script;
import dev.gantry.wasm.preparation.MeterNames;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class MeteredInstantiationTest extends MeterTest {
    @Test
    void setsTheMeterBeforeTheStartSectionRuns() {
        instantiationFuel = 1_000;
        memories = List.of(TWO_PAGES);
        tables = List.of(new TableType(ValueType.FUNCREF, 7, OptionalLong.empty()));
        List<Long> seen = new ArrayList<>();
        Script script =
                script().with(
                                "s",
                                guest ->
                                        ScriptedEngine.NAMES
                                                .globals()
                                                .forEach(n -> seen.add(guest.meter(n).get())));
        Limits limits =
                Limits.builder()
                        .fuel(201_000)
                        .stackBytes(3_000)
                        .memoryBytes(5L * Memory.PAGE_BYTES)
                        .tableElements(10)
                        .build();
        store(limits).instantiate(module(script), List.of());
        assertEquals(List.of(200_000L, 100_000L, 3_000L, 3L, 3L, 0L), seen);
    }

    @Test
    void setsNoMarkBelowZero() {
        AtomicReference<Long> mark = new AtomicReference<>();
        run(instantiate(store(99_999), guest -> mark.set(guest.meter("m").get())));
        assertEquals(0, mark.get());
    }

    @Test
    void countsFuelWithoutALimitFromTwoToThe62nd() {
        AtomicReference<Long> fuel = new AtomicReference<>();
        MeteredStore store = store(Limits.builder().unlimitedFuel().build());
        run(
                instantiate(
                        store,
                        guest -> {
                            fuel.set(guest.meter("f").get());
                            guest.charge(5);
                        }));
        assertEquals(1L << 62, fuel.get());
        assertEquals(5, store.fuelUsed().orElseThrow());
    }

    @Test
    void givesTheInstanceAwayBeforeTheStartSectionRuns() {
        List<String> order = new ArrayList<>();
        store(10)
                .instantiate(
                        module(script().with("s", guest -> order.add("start"))),
                        List.of(),
                        instance -> order.add("instance"));
        assertEquals(List.of("instance", "start"), order);
    }

    @Test
    void refusesWhatCostsMoreThanThereIsBeforeTheEngineIsAsked() {
        instantiationFuel = 11;
        Script script = script();
        script.linkFails = true;
        MeteredStore store = store(10);
        assertFails(ErrorCode.FUEL_EXHAUSTED, () -> store.instantiate(module(script), List.of()));
        assertEquals(10, store.fuelUsed().orElseThrow());
        assertTrue(store.fuelExact());
        assertFails(ErrorCode.STORE_DEAD, () -> instantiate(store, guest -> {}));
    }

    @Test
    void acceptsWhatCostsAllThereIs() {
        instantiationFuel = 10;
        MeteredStore store = store(10);
        instantiate(store, guest -> {});
        assertEquals(10, store.fuelUsed().orElseThrow());
    }

    @Test
    void refusesAMinimumAboveTheBudgetBeforeTheEngineIsAsked() {
        memories = List.of(TWO_PAGES, TWO_PAGES);
        Script script = script();
        script.linkFails = true;
        Limits limits = Limits.builder().memoryBytes(4L * Memory.PAGE_BYTES - 1).build();
        LimitException refused =
                assertThrows(
                        LimitException.class,
                        () -> store(limits).instantiate(module(script), List.of()));
        assertEquals(ErrorCode.MEMORY_LIMIT, refused.code());
        assertTrue(refused.describe().contains("4 pages"), refused.describe());
    }

    @Test
    void refusesMinimaWhoseSumIsNoNumber() {
        MemoryType half = new MemoryType(1L << 62, OptionalLong.empty(), true, false);
        memories = List.of(half, half, half, half);
        assertFails(ErrorCode.MEMORY_LIMIT, () -> instantiate(store(Limits.DEFAULT), guest -> {}));
    }

    @Test
    void refusesTablesAboveTheBudget() {
        tables = List.of(new TableType(ValueType.FUNCREF, 8, OptionalLong.empty()));
        Limits limits = Limits.builder().tableElements(7).build();
        assertFails(ErrorCode.TABLE_LIMIT, () -> instantiate(store(limits), guest -> {}));
    }

    @Test
    void takesNothingForMemoriesThatAreImported() {
        memories = List.of(TWO_PAGES);
        imports = List.of(new ImportType("a", "b", TWO_PAGES));
        MeteredStore store = store(Limits.builder().memoryBytes(0).build());
        instantiate(store, guest -> {});
        assertEquals(0, store.peakMemoryBytes());
    }

    @Test
    void takesNothingForAModuleThatDoesNotLink() {
        memories = List.of(TWO_PAGES);
        Script broken = script();
        broken.linkFails = true;
        MeteredStore store = store(10);
        assertThrows(LinkException.class, () -> store.instantiate(module(broken), List.of()));
        assertEquals(0, store.peakMemoryBytes());
        instantiate(store, guest -> {});
        assertEquals(2L * Memory.PAGE_BYTES, store.peakMemoryBytes());
    }

    @Test
    void hidesWhatThePassAdded() {
        Script script = script().with("s", guest -> {});
        Instance instance = store(10).instantiate(module(script), List.of());
        for (String name : List.of("f", "m", "d", "p", "e", "r", "s")) {
            assertTrue(instance.export(name).isEmpty(), name);
        }
    }

    @Test
    void hidesNothingByTheNameOfAStartSectionThatIsNotThere() {
        names = new MeterNames("f", "m", "d", "p", "e", "r", "");
        Script script = script().with("", guest -> {});
        Instance instance = store(10).instantiate(module(script), List.of());
        assertTrue(instance.export("").isPresent());
    }

    @Test
    void refusesAModuleThatWasNotPrepared() {
        assertFails(
                ErrorCode.FOREIGN_EXTERN,
                () -> store(1).instantiate(ScriptedEngine.module(script()), List.of()));
    }

    @Test
    void aModuleWithItsOwnMeterIsAlone() {
        MeteredStore store = store(10);
        instantiate(store, guest -> {});
        assertThrows(IllegalStateException.class, () -> instantiate(store, guest -> {}));
    }

    @Test
    void aTrapInTheStartSectionKillsTheStore() {
        MeteredStore store = store(10);
        Script script = script().with("s", guest -> guest.charge(11));
        assertFails(ErrorCode.FUEL_EXHAUSTED, () -> store.instantiate(module(script), List.of()));
        assertFails(ErrorCode.STORE_DEAD, () -> store.instantiate(module(script()), List.of()));
    }
}
