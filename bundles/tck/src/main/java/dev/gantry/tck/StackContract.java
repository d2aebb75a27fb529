// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * However little of a thread's stack is left, a guest's call ends with a trap or with the error of Java, and
 * the next guest runs. An engine that reaches beyond the stack takes the whole process down.
 */
abstract class StackContract extends EngineTest {
    private static final int TRIES = 120;
    private static final long STACK = 8L << 20;

    StackContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void callsAGuestAtTheBottomOfTheStack() {
        CompiledModule module = compile("calls");
        assertSurvives(guest(module, "add"), new long[] {1, 2});
    }

    @Test
    void callsAGuestThatRecursAtTheBottomOfTheStack() {
        CompiledModule module = compile("loops");
        assertSurvives(guest(module, "fib"), new long[] {12});
    }

    @Test
    void callsTheHostFromTheBottomOfTheStack() {
        CompiledModule module = compile("empty-import");
        Tries tries = new Tries();
        for (int i = 0; i < TRIES; i++) {
            Store own = engine.newStore(Limits.DEFAULT);
            Function work = own.host(VOID, (in, out) -> hostDepth(20));
            tries.add(own.instantiate(module, List.of(work)).function("run").orElseThrow());
        }
        assertSurvives(tries, NOTHING);
    }

    @Test
    void endsCallsBetweenGuestAndHostWithoutEnd() {
        Instance[] guest = new Instance[1];
        guest[0] = instantiate("empty-import", host((in, out) -> call(guest[0], "run")));
        assertOverflows(() -> call(guest[0], "run"));
        assertNextGuestRuns();
    }

    @Test
    void endsGuestsWhoseHostFunctionUsesTheStackUp() {
        Instance guest = instantiate("empty-import", host((in, out) -> hostDepth(1_000_000)));
        assertOverflows(() -> call(guest, "run"));
        assertNextGuestRuns();
    }

    private Tries guest(CompiledModule module, String export) {
        Tries tries = new Tries();
        for (int i = 0; i < TRIES; i++) {
            Store own = engine.newStore(Limits.DEFAULT);
            tries.add(own.instantiate(module, List.of()).function(export).orElseThrow());
        }
        return tries;
    }

    private void assertSurvives(Tries tries, long[] arguments) {
        loadClasses();
        DeepThread.run(STACK, () -> tries.dive(arguments, new long[1]));
        assertTrue(tries.failed > 0, "the stack was never used up");
        assertTrue(tries.returned, "no call returned");
        assertNextGuestRuns();
    }

    /** A class whose initializer finds no stack is lost for good, which is Java's matter. */
    private void loadClasses() {
        Instance guest = instantiate("recursion");
        assertTraps(TrapCode.STACK_OVERFLOW, () -> call(guest, "forever"));
        assertNextGuestRuns();
    }

    private void assertNextGuestRuns() {
        useStore(Limits.DEFAULT);
        assertEquals(3, callInt(instantiate("calls"), "add", 1, 2));
    }

    private static void assertOverflows(Runnable call) {
        try {
            call.run();
        } catch (StackOverflowError expected) {
            return;
        } catch (TrapException trap) {
            assertEquals(TrapCode.STACK_OVERFLOW, trap.trap());
            return;
        }
        throw new AssertionError("the stack has no end");
    }

    private static int hostDepth(int frames) {
        return frames == 0 ? 0 : 1 + hostDepth(frames - 1);
    }

    /** Functions, each in a store of its own, to be called one after the other until one returns. */
    private static final class Tries {
        /** So many are tried one frame apart, where there is next to nothing; the others wider. */
        private static final int CLOSE = 60;

        private static final int STEP = 1_000;

        private final List<Function> functions = new ArrayList<>();
        private int next;
        private int skip;
        private int failed;
        private boolean returned;

        void add(Function function) {
            functions.add(function);
        }

        /** Goes down until there is no stack, and tries on the way up. */
        @SuppressWarnings("InfiniteRecursion") // The end of the stack is what is looked for.
        void dive(long[] arguments, long[] results) {
            try {
                dive(arguments, results);
            } catch (StackOverflowError end) {
                failed++;
            }
            if (returned || next == functions.size() || skip-- > 0) {
                return;
            }
            skip = next < CLOSE ? 0 : STEP;
            attempt(functions.get(next++), arguments, results);
        }

        private void attempt(Function function, long[] arguments, long[] results) {
            try {
                function.call(arguments, results);
                returned = true;
            } catch (TrapException trap) {
                assertEquals(TrapCode.STACK_OVERFLOW, trap.trap());
                failed++;
            }
        }
    }
}
