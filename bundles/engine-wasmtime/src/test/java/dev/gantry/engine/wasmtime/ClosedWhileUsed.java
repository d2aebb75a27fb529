// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Function;
import dev.gantry.engine.Global;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import dev.gantry.tck.Guests;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * One thread uses a store in every way while another closes it, or the engine stops. Whoever looked
 * whether the store is open without keeping it open would read freed memory.
 */
final class ClosedWhileUsed {
    private static final int ROUNDS = 200;
    private static final Set<ErrorCode> ENDS =
            Set.of(ErrorCode.STORE_CLOSED, ErrorCode.STORE_BUSY, ErrorCode.ENGINE_GONE);

    private ClosedWhileUsed() {}

    public static void main(String[] arguments) throws InterruptedException {
        WasmtimeEngine engine = TestEngine.start();
        CompiledModule memories = engine.compile(Guests.bytes("memory"), CompileOptions.DEFAULT);
        CompiledModule globals = engine.compile(Guests.bytes("global"), CompileOptions.DEFAULT);
        for (int round = 0; round < ROUNDS; round++) {
            boolean last = round == ROUNDS - 1;
            Store store = engine.newStore(Limits.DEFAULT);
            Instance memory = store.instantiate(memories, List.of());
            Instance global = store.instantiate(globals, List.of());
            CountDownLatch using = new CountDownLatch(1);
            Thread user = new Thread(() -> use(memory, global, using));
            user.start();
            using.await();
            if (last) {
                engine.stop();
            } else {
                close(store);
            }
            user.join();
        }
        ChildProcess.survived();
    }

    private static void close(Store store) {
        while (true) {
            try {
                store.close();
                return;
            } catch (GantryException busy) {
                Thread.onSpinWait();
            }
        }
    }

    private static void use(Instance memoryGuest, Instance globalGuest, CountDownLatch using) {
        try {
            Memory memory = memoryGuest.memory("memory").orElseThrow();
            Global global = (Global) globalGuest.export("counter").orElseThrow();
            Function size = memoryGuest.function("size").orElseThrow();
            byte[] bytes = new byte[4_000];
            using.countDown();
            while (true) {
                memory.read(0, bytes, 0, bytes.length);
                memory.putLong(8, memory.getLong(16));
                global.set(global.get() + 1);
                size.call(new long[0], new long[1]);
            }
        } catch (GantryException end) {
            if (!ENDS.contains(end.code())) {
                throw end;
            }
        }
    }
}
