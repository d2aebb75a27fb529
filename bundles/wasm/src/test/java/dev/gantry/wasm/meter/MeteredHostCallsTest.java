// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class MeteredHostCallsTest extends MeterTest {
    @Test
    void costAHundredEach() {
        MeteredStore store = store(1_000);
        run(
                instantiate(
                        store,
                        guest -> {
                            guest.call(0);
                            guest.call(0);
                        },
                        host(store, () -> {})));
        assertEquals(200, store.fuelUsed().orElseThrow());
    }

    @Test
    void arePaidForBeforeTheirBody() {
        AtomicInteger runs = new AtomicInteger();
        MeteredStore store = store(99);
        Instance guest = instantiate(store, it -> it.call(0), host(store, runs::incrementAndGet));
        TrapException trap = assertThrows(TrapException.class, () -> run(guest));
        assertEquals(TrapCode.FUEL_EXHAUSTED, trap.trap());
        assertEquals(0, runs.get());
        assertEquals(99, store.fuelUsed().orElseThrow());
    }

    @Test
    void mayCostAllThereIs() {
        MeteredStore store = store(100);
        run(instantiate(store, guest -> guest.call(0), host(store, () -> {})));
        assertEquals(100, store.fuelUsed().orElseThrow());
    }

    @Test
    void costNothingWhereFuelIsNotCounted() {
        AtomicReference<Long> fuel = new AtomicReference<>();
        MeteredStore store = store(Limits.DEFAULT);
        run(
                instantiate(
                        store,
                        guest -> {
                            guest.call(0);
                            fuel.set(guest.meter("f").get());
                        },
                        host(store, () -> store.spend(1_000))));
        assertEquals(1L << 62, fuel.get());
        assertTrue(store.fuelUsed().isEmpty());
        assertFalse(store.fuelExact());
    }

    @Test
    void maySpendMore() {
        MeteredStore store = store(1_000);
        run(instantiate(store, it -> it.call(0), host(store, () -> store.spend(33))));
        assertEquals(133, store.fuelUsed().orElseThrow());
    }

    @Test
    void canNeverRefillTheMeter() {
        MeteredStore store = store(1_000);
        run(instantiate(store, it -> it.call(0), host(store, () -> store.spend(-50))));
        assertEquals(100, store.fuelUsed().orElseThrow());
    }

    @Test
    void neverWrapTheCount() {
        AtomicReference<Long> left = new AtomicReference<>();
        MeteredStore store = store(1_000);
        Function greedy =
                host(
                        store,
                        () -> {
                            for (int i = 0; i < 10; i++) {
                                swallow(() -> store.spend(Long.MAX_VALUE));
                            }
                        });
        Instance guest =
                instantiate(
                        store,
                        it -> {
                            it.call(0);
                            left.set(it.meter("f").get());
                        },
                        greedy);
        assertFails(ErrorCode.FUEL_EXHAUSTED, () -> run(guest));
        assertEquals(-1, left.get());
    }

    @Test
    void cannotSuppressThatFuelIsUsedUp() {
        MeteredStore store = store(1_000);
        Instance guest =
                instantiate(
                        store,
                        it -> it.call(0),
                        host(store, () -> swallow(() -> store.spend(2_000))));
        assertFails(ErrorCode.FUEL_EXHAUSTED, () -> run(guest));
        assertFails(ErrorCode.STORE_DEAD, () -> run(guest));
    }

    @Test
    void passTheirOwnExceptionsThrough() {
        IllegalStateException own = new IllegalStateException("x");
        MeteredStore store = store(1_000);
        Instance guest =
                instantiate(
                        store,
                        it -> it.call(0),
                        host(
                                store,
                                () -> {
                                    throw own;
                                }));
        assertSame(own, assertThrows(IllegalStateException.class, () -> run(guest)));
        assertEquals(100, store.fuelUsed().orElseThrow());
        assertTrue(store.fuelExact());
    }

    @Test
    void refusesASecondThread() {
        MeteredStore store = store(1_000);
        Instance[] self = new Instance[1];
        Function elsewhere =
                host(store, () -> CompletableFuture.runAsync(() -> run(self[0])).join());
        self[0] = instantiate(store, guest -> guest.call(0), elsewhere);
        CompletionException wrapped = assertThrows(CompletionException.class, () -> run(self[0]));
        GantryException busy = assertInstanceOf(GantryException.class, wrapped.getCause());
        assertEquals(ErrorCode.STORE_BUSY, busy.code());
    }
}
