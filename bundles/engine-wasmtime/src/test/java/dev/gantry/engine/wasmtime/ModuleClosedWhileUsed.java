// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.tck.Guests;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One thread instantiates a module while others close it; instances that were made go on. */
final class ModuleClosedWhileUsed {
    private static final int ROUNDS = 100;

    private ModuleClosedWhileUsed() {}

    public static void main(String[] arguments) throws InterruptedException {
        WasmtimeEngine engine = TestEngine.start();
        for (int round = 0; round < ROUNDS; round++) {
            CompiledModule module = engine.compile(Guests.bytes("calls"), CompileOptions.DEFAULT);
            CountDownLatch using = new CountDownLatch(1);
            Thread user = new Thread(() -> use(engine, module, using));
            user.start();
            using.await();
            Thread second = new Thread(module::close);
            second.start();
            module.close();
            second.join();
            user.join();
        }
        engine.stop();
        ChildProcess.survived();
    }

    private static void use(WasmtimeEngine engine, CompiledModule module, CountDownLatch using) {
        long[] sum = new long[1];
        try (Store store = engine.newStore(Limits.DEFAULT)) {
            Instance guest = store.instantiate(module, List.of());
            using.countDown();
            while (true) {
                guest.function("add").orElseThrow().call(new long[] {1, 2}, sum);
                guest = store.instantiate(module, List.of());
            }
        } catch (IllegalStateException closed) {
            using.countDown();
        }
        if ((int) sum[0] != 3) {
            throw new AssertionError("the guest got " + sum[0]);
        }
    }
}
