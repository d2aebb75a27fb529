// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapException;
import dev.gantry.tck.Guests;
import java.util.List;

/**
 * Guests that call a host function from as deep as the library lets them go, on a thread that has hardly
 * more stack than that. Without the reserve the host function cannot even throw, which ends the process.
 */
final class LittleStackForTheHost {
    private static final long[] NOTHING = {};
    private static final FunctionType VOID = new FunctionType(List.of(), List.of());

    private static final int CALLS = 40;

    private final WasmtimeEngine engine;
    private final CompiledModule module;
    private int entered;
    private int deepest;
    private boolean down;

    private LittleStackForTheHost(WasmtimeEngine engine) {
        this.engine = engine;
        this.module = engine.compile(Guests.bytes("depth"), CompileOptions.DEFAULT);
    }

    public static void main(String[] arguments) throws InterruptedException {
        WasmtimeEngine engine = TestEngine.start();
        LittleStackForTheHost little = new LittleStackForTheHost(engine);
        run(8 << 20, little::findDeepest);
        run(1 << 20, () -> little.dive(0));
        if (little.entered < CALLS) {
            throw new AssertionError("the host was called only " + little.entered + " times");
        }
        engine.stop();
        ChildProcess.survived();
    }

    private static void run(long stack, Runnable work) throws InterruptedException {
        Thread.ofPlatform().stackSize(stack).start(work).join();
    }

    /** From how many frames of the guest the host can still be called. */
    private void findDeepest() {
        int refused = 1 << 20;
        while (refused - deepest > 1) {
            int frames = (deepest + refused) / 2;
            if (callsFromBelow(frames)) {
                deepest = frames;
            } else {
                refused = frames;
            }
        }
        entered = 0;
    }

    /** Calls from close to the end of the stack first, where every call is refused, and then higher. */
    @SuppressWarnings("InfiniteRecursion") // The end of the stack is what is looked for.
    private void dive(int depth) {
        try {
            dive(depth + 1);
        } catch (StackOverflowError end) {
            down = true;
        }
        if (down && depth % 7 == 0 && entered < CALLS) {
            callsFromBelow(deepest - entered);
        }
    }

    private boolean callsFromBelow(int frames) {
        try (Store store = engine.newStore(Limits.DEFAULT)) {
            Function work = store.host(VOID, (in, out) -> entered++);
            Instance guest = store.instantiate(module, List.of(work));
            guest.function("host_below").orElseThrow().call(new long[] {frames}, NOTHING);
            return true;
        } catch (TrapException | StackOverflowError tooDeep) {
            return false; // Either is an end that the process survives.
        }
    }
}
