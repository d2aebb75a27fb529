// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.tck.Guests;
import java.util.List;

/**
 * Guests that recur without end, called from every depth of a Java stack. Without the guard the first
 * of them that finds less stack than the library lets it use ends the process.
 */
final class DeepJavaStack {
    private static final long[] NOTHING = {};
    private static final FunctionType VOID = new FunctionType(List.of(), List.of());

    private final WasmtimeEngine engine;
    private final CompiledModule guest;
    private final CompiledModule caller;
    private boolean returned;
    private int calls;

    private DeepJavaStack(WasmtimeEngine engine) {
        this.engine = engine;
        this.guest = engine.compile(Guests.bytes("recursion"), CompileOptions.DEFAULT);
        this.caller = engine.compile(Guests.bytes("empty-import"), CompileOptions.DEFAULT);
    }

    public static void main(String[] arguments) throws InterruptedException {
        WasmtimeEngine engine = TestEngine.start();
        DeepJavaStack deep = new DeepJavaStack(engine);
        deep.callGuest();
        for (long stack : new long[] {256 << 10, 512 << 10, 1 << 20, 8 << 20}) {
            run(Thread.ofPlatform().stackSize(stack), deep::dive);
            run(Thread.ofPlatform().stackSize(stack), deep::diveWithinAStore);
        }
        run(Thread.ofVirtual(), deep::dive);
        if (deep.calls < 100) {
            throw new AssertionError("only " + deep.calls + " guests were called");
        }
        engine.stop();
        ChildProcess.survived();
    }

    private static void run(Thread.Builder thread, Runnable work) throws InterruptedException {
        thread.start(work).join();
    }

    /** From within a guest of another store, too. */
    private void diveWithinAStore() {
        try (Store store = engine.newStore(Limits.DEFAULT)) {
            Function dive = store.host(VOID, (in, out) -> dive());
            store.instantiate(caller, List.of(dive))
                    .function("run")
                    .orElseThrow()
                    .call(NOTHING, NOTHING);
        } catch (TrapException noStack) {
            expectOverflow(noStack);
        }
    }

    private void dive() {
        returned = false;
        dive(0);
    }

    /** Goes down, and calls a guest at some depths on the way up. */
    @SuppressWarnings("InfiniteRecursion") // The end of the stack is what is looked for.
    private void dive(int depth) {
        try {
            dive(depth + 1);
        } catch (StackOverflowError end) {
            returned = true;
        }
        if (returned && depth % 97 == 0) {
            callGuest();
        }
    }

    private void callGuest() {
        try (Store store = engine.newStore(Limits.DEFAULT)) {
            store.instantiate(guest, List.of())
                    .function("forever")
                    .orElseThrow()
                    .call(NOTHING, NOTHING);
            throw new AssertionError("a recursion without end has ended");
        } catch (TrapException overflow) {
            expectOverflow(overflow);
            calls++;
        } catch (StackOverflowError javaItself) {
            calls++;
        }
    }

    private static void expectOverflow(TrapException trap) {
        if (trap.trap() != TrapCode.STACK_OVERFLOW) {
            throw new AssertionError(trap.describe());
        }
    }
}
