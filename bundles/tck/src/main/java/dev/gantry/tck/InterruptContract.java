// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A guest ends within a second when it is asked to: before it begins, when the host function that it called
 * returns, and, where the engine declares {@link EngineFeature#INTERRUPTS_LOOPS}, wherever it loops.
 */
abstract class InterruptContract extends EngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    InterruptContract(EngineContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "br_if", "br_table", "call", "call_indirect"})
    void endsEveryKindOfLoop(String loop) {
        needLoopsInterrupted();
        Instance guest = instantiate("loops");
        long[] zero = {0};
        Function function = guest.function(loop).orElseThrow();
        assertInterruptEnds(() -> function.call(zero, NOTHING));
    }

    @Test
    void endsLongRecursion() {
        needLoopsInterrupted();
        Instance guest = instantiate("loops");
        assertInterruptEnds(() -> call(guest, "fib", 60));
    }

    @Test
    void endsALoopOfTailCalls() {
        needLoopsInterrupted();
        assumeTrue(has(EngineFeature.TAIL_CALLS));
        Instance guest = instantiate("tail-calls");
        assertInterruptEnds(() -> call(guest, "forever"));
    }

    @Test
    void endsAStartSection() {
        needLoopsInterrupted();
        assertInterruptEnds(() -> instantiate("start-spins"));
    }

    @Test
    void endsAHostFunctionThatSleeps() {
        Instance guest = instantiate("empty-import", host((in, out) -> sleep()));
        assertInterruptEnds(() -> call(guest, "run"));
    }

    @Test
    void endsAHostFunctionThatWaits() {
        Object monitor = new Object();
        Instance guest = instantiate("empty-import", host((in, out) -> await(monitor)));
        assertInterruptEnds(() -> call(guest, "run"));
    }

    @Test
    void endsAGuestWhenItsHostFunctionReturns() {
        Instance guest =
                instantiate(
                        "reenter", host((in, out) -> store().interrupt()), host((in, out) -> {}));
        assertTraps(TrapCode.INTERRUPTED, () -> call(guest, "outer"));
        if (has(EngineFeature.GLOBAL_ACCESS)) {
            assertEquals(0, global(guest, "steps").get());
        }
        assertFalse(Thread.interrupted());
    }

    @Test
    void endsTheNextCall() {
        Instance guest = instantiate("calls");
        store().interrupt();
        assertTraps(TrapCode.INTERRUPTED, () -> call(guest, "none"));
    }

    @Test
    void runsNoGuestInTheStoreAfterwards() {
        Instance guest = instantiate("calls");
        store().interrupt();
        assertTraps(TrapCode.INTERRUPTED, () -> call(guest, "none"));
        assertFails(ErrorCode.STORE_DEAD, () -> call(guest, "none"));
    }

    @Test
    void endsTheNextInstantiation() {
        store().interrupt();
        assertTraps(TrapCode.INTERRUPTED, () -> instantiate("calls"));
    }

    @Test
    void leavesNoFlagBehind() {
        Instance guest = instantiate("empty-import", host((in, out) -> sleep()));
        assertInterruptEnds(
                () -> {
                    try {
                        call(guest, "run");
                    } finally {
                        assertFalse(Thread.interrupted());
                    }
                });
    }

    @Test
    void leavesTheFlagThatSomebodyElseSet() {
        Instance guest =
                instantiate("empty-import", host((in, out) -> Thread.currentThread().interrupt()));
        call(guest, "run");
        assertTrue(Thread.interrupted());
    }

    @Test
    void leavesNoFlagBehindALoop() {
        needLoopsInterrupted();
        Instance guest = instantiate("loops");
        assertInterruptEnds(
                () -> {
                    try {
                        call(guest, "br");
                    } finally {
                        assertFalse(Thread.interrupted());
                    }
                });
    }

    @Test
    void leavesNoFlagBehindHammer() {
        CompiledModule module = compile("calls");
        for (int round = 0; round < 300; round++) {
            useStore(Limits.DEFAULT);
            Instance guest = store().instantiate(module, List.of());
            CompletableFuture<Void> other = CompletableFuture.runAsync(store()::interrupt);
            callUntilInterrupted(() -> call(guest, "none"));
            other.join();
            assertFalse(Thread.interrupted());
        }
    }

    @Test
    void letsAnInterruptOfTheThreadEndALoopAndLeavesItsFlag() {
        needLoopsInterrupted();
        Instance guest =
                instantiate("empty-import", host((in, out) -> Thread.currentThread().interrupt()));
        Instance loops = instantiate("loops");
        call(guest, "run");
        assertTraps(TrapCode.INTERRUPTED, () -> call(loops, "br"));
        assertTrue(Thread.interrupted());
    }

    @Test
    void mayComeAfterTheEnd() {
        store().close();
        store().interrupt();
        assertFalse(Thread.interrupted());
    }

    @Test
    void endsALoopWhenTheEngineStops() {
        needLoopsInterrupted();
        Instance guest = instantiate("loops");
        assertEndsWithTheEngine(() -> call(guest, "br"));
    }

    @Test
    void endsAHostFunctionWhenTheEngineStops() {
        Instance guest = instantiate("empty-import", host((in, out) -> sleep()));
        assertEndsWithTheEngine(() -> call(guest, "run"));
        assertFalse(Thread.interrupted());
    }

    private void assertEndsWithTheEngine(Executable call) {
        assertTimeoutPreemptively(
                PATIENCE.plusSeconds(1),
                () -> {
                    onceInside(() -> contract().stop(engine));
                    assertFails(ErrorCode.ENGINE_GONE, call);
                });
    }

    private void needLoopsInterrupted() {
        assumeTrue(has(EngineFeature.INTERRUPTS_LOOPS));
    }

    /** Calls again and again until a call is interrupted. */
    private static void callUntilInterrupted(Runnable call) {
        while (true) {
            try {
                call.run();
            } catch (TrapException e) {
                return;
            }
        }
    }

    private void assertInterruptEnds(Executable call) {
        assertTimeoutPreemptively(
                PATIENCE.plusSeconds(1),
                () -> {
                    onceInside(store()::interrupt);
                    assertTraps(TrapCode.INTERRUPTED, call);
                });
    }

    /** Does something on another thread, once this one cannot leave the guest by itself any more. */
    private void onceInside(Runnable action) {
        Thread guest = Thread.currentThread();
        Thread other =
                new Thread(
                        () -> {
                            awaitInside(guest);
                            action.run();
                        });
        other.setDaemon(true);
        other.start();
    }

    private void awaitInside(Thread guest) {
        while (guest.isAlive()) {
            try {
                store().host(VOID, (in, out) -> {});
                Thread.onSpinWait();
            } catch (GantryException e) {
                return;
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // Nothing is waited for but the interruption.
    private static void await(Object monitor) {
        try {
            synchronized (monitor) {
                monitor.wait(60_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
