// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.tck.Guests;
import java.util.List;
import java.util.function.Supplier;

/** Calls guests, and looks into them, from every depth of a Java stack. Says {@code alive} in the end. */
final class DeepStacks {
    /** The stack of most threads, and of one that is too small for any guest. */
    private static final long[] STACKS = {1 << 20, 400 << 10};

    private static final int DEEPEST = 60_000;

    private final Engine engine = new WasmtimeJniEngine();
    private Instance recursion = recursion();
    private Instance host = host();
    private int ended;

    public static void main(String[] arguments) throws InterruptedException {
        DeepStacks stacks = new DeepStacks();
        for (long stack : STACKS) {
            Thread thread = new Thread(null, stacks::tryEveryDepth, "deep", stack);
            thread.start();
            thread.join();
        }
        System.out.println(stacks.ended > 20 ? "alive" : "only " + stacks.ended + " tries");
    }

    private void tryEveryDepth() {
        int step = 200;
        for (int depth = 0; depth < DEEPEST; depth += step) {
            try {
                dive(depth);
            } catch (StackOverflowError e) {
                ended++;
                return;
            }
        }
    }

    private int dive(int depth) {
        if (depth > 0) {
            return 1 + dive(depth - 1);
        }
        expectOverflow(() -> TestGuest.call(recursion, "forever"));
        recursion = afterwards(recursion, this::recursion);
        expectOverflow(() -> TestGuest.call(host, "host_below", 1_000_000));
        host = afterwards(host, this::host);
        return 0;
    }

    private void expectOverflow(Runnable call) {
        try {
            call.run();
        } catch (TrapException e) {
            if (e.trap() != TrapCode.STACK_OVERFLOW) {
                throw e;
            }
            ended++;
        }
    }

    private static Instance afterwards(Instance used, Supplier<Instance> successor) {
        try {
            return successor.get();
        } catch (TrapException e) { // Too deep down for that.
            return used;
        }
    }

    private Instance recursion() {
        return TestGuest.of(engine, "recursion");
    }

    /** A guest whose host function looks into another guest. */
    private Instance host() {
        Store store = engine.newStore(Limits.DEFAULT);
        Memory memory =
                TestGuest.in(store, engine, Guests.bytes("memory")).memory("memory").orElseThrow();
        HostCode code = (in, out) -> memory.putInt(0, memory.getInt(4));
        Function function = store.host(new FunctionType(List.of(), List.of()), code);
        return TestGuest.in(store, engine, Guests.bytes("depth"), function);
    }
}
