// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** One thread at a time, nothing after the end, and nothing that outlives the engine. */
abstract class LifecycleContract extends EngineTest {
    private static final int ROUNDS = 20_000;

    LifecycleContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void introducesItself() {
        assertTrue(engine.id().matches("[a-z][a-z0-9-]*"), engine.id());
        assertFalse(engine.version().isBlank());
    }

    @Test
    void refusesASecondThread() {
        Instance calls = instantiate("calls");
        Memory memory = memory(instantiate("memory"), "memory");
        Instance guest =
                instantiate(
                        "empty-import",
                        host(
                                (in, out) -> {
                                    assertBusy(() -> call(calls, "none"));
                                    assertBusy(() -> instantiate("calls"));
                                    assertBusy(() -> memory.getByte(0));
                                    assertBusy(() -> store().close());
                                }));
        call(guest, "run");
    }

    @Test
    void refusesASecondThreadHammer() {
        Function add = instantiate("calls").function("add").orElseThrow();
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> served(add));
        int here = served(add);
        assertTrue(here + other.join() > 0, "nobody was served");
        call(instantiate("calls"), "none");
    }

    /** How often a call was not refused; what was not, gave the right answer. */
    private static int served(Function add) {
        int served = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long[] results = new long[1];
            try {
                add.call(new long[] {i, 1}, results);
                assertEquals(i + 1, (int) results[0]);
                served++;
            } catch (GantryException e) {
                assertEquals(ErrorCode.STORE_BUSY, e.code());
            }
        }
        return served;
    }

    @Test
    void servesOneThreadAfterTheOther() {
        Instance calls = instantiate("calls");
        call(calls, "none");
        CompletableFuture.runAsync(() -> call(calls, "none")).join();
        call(calls, "none");
    }

    @Test
    void doesNotCloseWhileACallIsInside() {
        Instance guest =
                instantiate(
                        "empty-import",
                        host(
                                (in, out) ->
                                        assertFails(ErrorCode.STORE_BUSY, () -> store().close())));
        call(guest, "run");
        assertDoesNotThrow(() -> call(guest, "run"));
    }

    @Test
    void refusesEverythingOnceClosed() {
        Instance guest = instantiate("memory");
        Memory memory = memory(guest, "memory");
        var size = guest.function("size").orElseThrow();
        CompiledModule module = compile("calls");
        store().close();
        assertClosed(() -> size.call(NOTHING, new long[1]));
        assertClosed(memory::size);
        assertClosed(() -> memory.grow(1));
        assertClosed(() -> memory.getByte(0));
        assertClosed(() -> guest.export("size"));
        assertClosed(() -> host((in, out) -> {}));
        assertClosed(() -> store().instantiate(module, List.of()));
    }

    @Test
    void closesTwice() {
        store().close();
        assertDoesNotThrow(store()::close);
    }

    @Test
    void keepsAModuleWhenAStoreCloses() {
        CompiledModule module = compile("calls");
        store().instantiate(module, List.of());
        useStore(Limits.DEFAULT);
        assertEquals(3, callInt(store().instantiate(module, List.of()), "add", 1, 2));
    }

    @Test
    void refusesEverythingOnceTheEngineIsGone() {
        Instance guest = instantiate("memory");
        Memory memory = memory(guest, "memory");
        var size = guest.function("size").orElseThrow();
        CompiledModule module = compile("calls");
        contract().stop(engine);
        assertGone(() -> size.call(NOTHING, new long[1]));
        assertGone(memory::size);
        assertGone(() -> memory.getByte(0));
        assertGone(() -> guest.export("size"));
        assertGone(() -> store().instantiate(module, List.of()));
        assertGone(() -> host((in, out) -> {}));
        assertGone(() -> compile("calls"));
        assertGone(() -> engine.newStore(Limits.DEFAULT));
        assertDoesNotThrow(store()::close);
    }

    @Test
    void endsAGuestWhoseHostFunctionStopsTheEngine() {
        Instance guest = instantiate("empty-import", host((in, out) -> contract().stop(engine)));
        assertGone(() -> call(guest, "run"));
        assertFalse(Thread.interrupted());
    }

    private static void assertBusy(Executable use) {
        CompletionException wrapped =
                assertThrows(
                        CompletionException.class,
                        () -> CompletableFuture.runAsync(() -> run(use)).join());
        GantryException refusal = assertInstanceOf(GantryException.class, wrapped.getCause());
        assertEquals(ErrorCode.STORE_BUSY, refusal.code());
    }

    private static void run(Executable use) {
        try {
            use.execute();
        } catch (Throwable thrown) { // An Executable may throw anything.
            EngineTest.<RuntimeException>throwSneakily(thrown);
        }
    }

    private static void assertClosed(Executable use) {
        assertFails(ErrorCode.STORE_CLOSED, use);
    }

    private static void assertGone(Executable use) {
        assertFails(ErrorCode.ENGINE_GONE, use);
    }
}
