// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Instance;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a host function throws reaches the outermost caller as the same object. */
abstract class HostExceptionContract extends EngineTest {
    HostExceptionContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void passesAnUncheckedException() {
        assertPasses(new IllegalStateException("x"));
    }

    @Test
    void passesACheckedException() {
        assertPasses(new IOException("x"));
    }

    @Test
    void passesAnError() {
        assertPasses(new AssertionError("x"));
    }

    @Test
    void passesAStackOverflowOfTheHost() {
        assertPasses(new StackOverflowError());
    }

    @Test
    void passesAnOutOfMemoryOfTheHost() {
        assertPasses(new OutOfMemoryError());
    }

    @Test
    void passesATrapOfTheHost() {
        assertPasses(new TrapException(TrapCode.OTHER));
    }

    @Test
    void passesACheckedExceptionThroughTwoLevelsOfTheGuest() {
        assertPassesTwoLevels(new IOException("x"));
    }

    @Test
    void passesAnErrorThroughTwoLevelsOfTheGuest() {
        assertPassesTwoLevels(new AssertionError("x"));
    }

    private void assertPassesTwoLevels(Throwable thrown) {
        Instance[] guest = new Instance[1];
        guest[0] =
                instantiate(
                        "reenter",
                        host((in, out) -> call(guest[0], "inner")),
                        host((in, out) -> throwSneakily(thrown)));
        assertSame(thrown, assertThrows(Throwable.class, () -> call(guest[0], "outer")));
        assertEquals(0, steps(guest[0]));
    }

    @Test
    void passesOutOfAStartSection() {
        IOException thrown = new IOException("x");
        Throwable caught =
                assertThrows(
                        Throwable.class,
                        () ->
                                instantiate(
                                        "start",
                                        host(
                                                List.of(ValueType.I32),
                                                List.of(),
                                                (in, out) -> throwSneakily(thrown))));
        assertSame(thrown, caught);
    }

    @Test
    void doesNotLetAHostFunctionSuppressATrap() {
        AtomicReference<Throwable> inner = new AtomicReference<>();
        Instance[] guest = new Instance[1];
        guest[0] =
                instantiate(
                        "reenter",
                        host(
                                (in, out) ->
                                        inner.set(
                                                assertThrows(
                                                        TrapException.class,
                                                        () -> call(guest[0], "trap")))),
                        host((in, out) -> {}));
        TrapException outer = assertTraps(TrapCode.UNREACHABLE, () -> call(guest[0], "outer"));
        assertSame(inner.get(), outer);
        assertEquals(0, steps(guest[0]));
    }

    @Test
    void runsNoGuestAfterwards() {
        Instance guest =
                instantiate(
                        "reenter",
                        host((in, out) -> throwSneakily(new IOException("x"))),
                        host((in, out) -> {}));
        assertThrows(IOException.class, () -> call(guest, "outer"));
        assertFails(ErrorCode.STORE_DEAD, () -> call(guest, "step"));
    }

    private void assertPasses(Throwable thrown) {
        Instance guest =
                instantiate(
                        "reenter", host((in, out) -> throwSneakily(thrown)), host((in, out) -> {}));
        assertSame(thrown, assertThrows(Throwable.class, () -> call(guest, "outer")));
        assertEquals(0, steps(guest));
    }

    /** How far the guest got; it is dead, so it cannot be asked. */
    private int steps(Instance guest) {
        return has(EngineFeature.GLOBAL_ACCESS) ? (int) global(guest, "steps").get() : 0;
    }
}
