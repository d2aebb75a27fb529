// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.tck.Guests;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmingInterpreterTest {
    private static final FunctionType VOID = new FunctionType(List.of(), List.of());
    private static final long[] NOTHING = {};

    private final ChicoryEngine engine = new ChicoryEngine();
    private final Store store = engine.newStore(Limits.DEFAULT);
    private volatile boolean compiled;

    @AfterEach
    void stop() {
        engine.stop();
    }

    @Test
    void startsInterpreted() {
        call(reporter(), "outer", 1);
        assertFalse(compiled);
    }

    @Test
    void getsFasterWhenItStays() {
        stayUntilCompiled(reporter());
    }

    @Test
    void lendsTheCompiledCodeToLaterInstances() {
        CompiledModule module = compile("reenter");
        Function look = store.host(VOID, (in, out) -> compiled = onCompiledCode());
        stayUntilCompiled(store.instantiate(module, List.of(look, look)));
        compiled = false;
        call(store.instantiate(module, List.of(look, look)), "outer", 1);
        assertTrue(compiled);
    }

    @Test
    void computesTheSameAcrossTheChange() {
        Instance guest = store.instantiate(compile("loops"), List.of());
        long[] result = new long[1];
        guest.function("fib").orElseThrow().call(new long[] {24}, result);
        assertEquals(46_368, result[0]);
    }

    private void stayUntilCompiled(Instance guest) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    while (!compiled) {
                        call(guest, "step", 10_000);
                        call(guest, "outer", 1);
                    }
                });
    }

    /** A guest whose export "outer" looks whether its caller was compiled. */
    private Instance reporter() {
        Function look = store.host(VOID, (in, out) -> compiled = onCompiledCode());
        return store.instantiate(compile("reenter"), List.of(look, look));
    }

    private CompiledModule compile(String guest) {
        return engine.compile(Guests.bytes(guest), CompileOptions.DEFAULT);
    }

    private static void call(Instance guest, String export, int times) {
        Function function = guest.function(export).orElseThrow();
        for (int i = 0; i < times; i++) {
            function.call(NOTHING, NOTHING);
        }
    }

    private static boolean onCompiledCode() {
        return Arrays.stream(Thread.currentThread().getStackTrace())
                .anyMatch(frame -> frame.getMethodName().startsWith("func_"));
    }
}
