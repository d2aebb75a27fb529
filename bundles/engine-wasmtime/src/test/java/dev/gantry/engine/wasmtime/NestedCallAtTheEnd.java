// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapException;
import dev.gantry.tck.Guests;
import java.util.List;
import java.util.function.Consumer;

/**
 * Host functions that use the stack up and then call back into their store, where the library looks at
 * its own limit only. It needs stack itself to say that there is none.
 */
final class NestedCallAtTheEnd {
    private static final int TRIES = 250;
    private static final long[] NOTHING = {};
    private static final FunctionType VOID = new FunctionType(List.of(), List.of());

    private final WasmtimeEngine engine = TestEngine.start();
    private final CompiledModule outer =
            engine.compile(Guests.bytes("empty-import"), CompileOptions.DEFAULT);
    private final CompiledModule inner =
            engine.compile(Guests.bytes("recursion"), CompileOptions.DEFAULT);
    private int framesToTheEnd;
    private int refused;

    private NestedCallAtTheEnd() {}

    public static void main(String[] arguments) throws InterruptedException {
        NestedCallAtTheEnd nested = new NestedCallAtTheEnd();
        Thread thread = Thread.ofPlatform().stackSize(1 << 20).start(nested::run);
        thread.join();
        if (nested.refused != TRIES) {
            throw new AssertionError(nested.refused + " calls were refused");
        }
        nested.engine.stop();
        ChildProcess.survived();
    }

    private void run() {
        for (int i = 0; i < TRIES; i++) { // Until Java has all classes that this needs.
            callHost(recursion -> recursion.call(NOTHING, NOTHING));
        }
        refused = 0;
        for (int i = 0; i < TRIES; i++) {
            int frames = i;
            callHost(recursion -> dive(recursion, frames));
        }
    }

    private void callHost(Consumer<Function> code) {
        try (Store store = engine.newStore(Limits.DEFAULT)) {
            Function recursion =
                    store.instantiate(inner, List.of()).function("forever").orElseThrow();
            Function host = store.host(VOID, (in, out) -> code.accept(recursion));
            store.instantiate(outer, List.of(host))
                    .function("run")
                    .orElseThrow()
                    .call(NOTHING, NOTHING);
        } catch (GantryException refusal) {
            refused += isStackOverflow(refusal) ? 1 : 0;
        } catch (StackOverflowError javaItself) {
            refused++;
        }
    }

    private static boolean isStackOverflow(GantryException refusal) {
        return refusal instanceof TrapException && refusal.code() == ErrorCode.STACK_OVERFLOW;
    }

    /** Goes down to the end, and calls so many frames above it. */
    @SuppressWarnings("InfiniteRecursion") // The end of the stack is what is looked for.
    private void dive(Function function, int frames) {
        try {
            dive(function, frames);
        } catch (StackOverflowError end) {
            framesToTheEnd++;
            if (framesToTheEnd <= frames) {
                throw end;
            }
            framesToTheEnd = 0;
            function.call(NOTHING, NOTHING);
        }
    }
}
