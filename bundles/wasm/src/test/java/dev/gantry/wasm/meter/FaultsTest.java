// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.TrapException;
import dev.gantry.wasm.meter.ScriptedStore.Script;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class FaultsTest extends MeterTest {
    /** A guest whose host function calls back into a function that fails, with this around it. */
    private Instance reentering(MeteredStore store, Consumer<Runnable> host) {
        Instance[] self = new Instance[1];
        Function call = host(store, () -> host.accept(() -> callInner(self[0])));
        Script script = script().with("run", it -> it.call(0)).with("inner", it -> it.stop(1));
        self[0] = store.instantiate(module(script), List.of(call));
        return self[0];
    }

    private void callInner(Instance instance) {
        instance.function("inner").orElseThrow().call(NONE, NONE);
    }

    @Test
    void thatAHostFunctionSwallowsEndsTheOuterCall() {
        AtomicReference<Throwable> inner = new AtomicReference<>();
        Instance guest =
                reentering(
                        store(1_000),
                        call -> inner.set(assertThrows(TrapException.class, call::run)));
        GantryException outer = assertFails(ErrorCode.FUEL_EXHAUSTED, () -> run(guest));
        assertSame(inner.get(), outer);
    }

    @Test
    void thatAHostFunctionReplacesEndsTheOuterCall() {
        Instance guest =
                reentering(
                        store(1_000),
                        call -> {
                            swallow(call);
                            throw new IllegalStateException("another");
                        });
        assertFails(ErrorCode.FUEL_EXHAUSTED, () -> run(guest));
    }

    @Test
    void isTheLastThingThatHappensInAStore() {
        MeteredStore store = store(1_000);
        Instance guest = instantiate(store, it -> it.stop(0));
        assertFails(ErrorCode.UNREACHABLE, () -> run(guest));
        GantryException dead = assertFails(ErrorCode.STORE_DEAD, () -> run(guest));
        assertTrue(dead.describe().contains(ErrorCode.UNREACHABLE.id()));
    }
}
