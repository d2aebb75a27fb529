// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Extern;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.LinkException;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeEngineTest {
    private static final FunctionType TWICE =
            new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32));
    private static final FakeProgram DOUBLING =
            new FakeProgram(
                    List.of(new ImportType("host", "twice", TWICE)),
                    guest -> guest.memory().putInt(0, (int) guest.call(0, 21)[0]));

    @Test
    void runsTheProgramWithItsImports() {
        Store store = new FakeEngine(DOUBLING).newStore(Limits.DEFAULT);
        Instance guest =
                instantiate(DOUBLING, store, store.host(TWICE, (in, out) -> out[0] = 2 * in[0]));
        start(guest);
        assertEquals(42, guest.memory("memory").orElseThrow().getInt(0));
    }

    @Test
    void refusesOtherImports() {
        Store store = new FakeEngine(DOUBLING).newStore(Limits.DEFAULT);
        var failure = assertThrows(LinkException.class, () -> instantiate(DOUBLING, store));
        assertEquals(ErrorCode.IMPORT_MISMATCH, failure.code());
    }

    @Test
    void passesExceptionsOfTheHost() {
        IllegalStateException thrown = new IllegalStateException();
        Store store = new FakeEngine(DOUBLING).newStore(Limits.DEFAULT);
        Instance guest =
                instantiate(
                        DOUBLING,
                        store,
                        store.host(
                                TWICE,
                                (in, out) -> {
                                    throw thrown;
                                }));
        assertSame(thrown, assertThrows(IllegalStateException.class, () -> start(guest)));
    }

    @Test
    void endsAtACheckpointWhenInterrupted() {
        FakeProgram endless = endless();
        Store store = new FakeEngine(endless).newStore(Limits.DEFAULT);
        Instance guest = instantiate(endless, store);
        store.interrupt();
        assertEquals(
                TrapCode.INTERRUPTED, assertThrows(TrapException.class, () -> start(guest)).trap());
    }

    @Test
    void endsAtACheckpointWhenItsEngineStops() {
        FakeProgram endless = endless();
        FakeEngine engine = new FakeEngine(endless);
        Instance guest = instantiate(endless, engine.newStore(Limits.DEFAULT));
        new Thread(engine::stop).start();
        assertEquals(
                ErrorCode.ENGINE_GONE,
                assertThrows(TrapException.class, () -> start(guest)).code());
    }

    @Test
    void compilesNothingOnceItIsGone() {
        FakeEngine engine = new FakeEngine(endless());
        engine.stop();
        var failure =
                assertThrows(
                        GantryException.class,
                        () -> engine.compile(new byte[0], CompileOptions.DEFAULT));
        assertEquals(ErrorCode.ENGINE_GONE, failure.code());
    }

    private static FakeProgram endless() {
        return FakeProgram.of(
                guest -> {
                    while (true) {
                        guest.checkpoint();
                    }
                });
    }

    private static Instance instantiate(FakeProgram program, Store store, Extern... imports) {
        var module = new FakeEngine(program).compile(new byte[0], CompileOptions.DEFAULT);
        return store.instantiate(module, List.of(imports));
    }

    private static void start(Instance guest) {
        guest.function("_start").orElseThrow().call(new long[0], new long[0]);
    }
}
