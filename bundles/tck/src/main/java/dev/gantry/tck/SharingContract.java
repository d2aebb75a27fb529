// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Global;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Instances of one store share functions, memories and globals; stores share modules only. */
abstract class SharingContract extends EngineTest {
    SharingContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void sharesAFunction() {
        Instance reenter = instantiate("reenter", host((i, o) -> {}), host((i, o) -> {}));
        Instance user = instantiate("empty-import", export(reenter, "step"));
        call(user, "run");
        assertEquals(1, callInt(reenter, "steps_so_far"));
    }

    @Test
    void sharesAMemory() {
        Instance owner = instantiate("memory");
        Instance user = instantiate("memory-user", export(owner, "memory"));
        call(user, "store", 3, 77);
        assertEquals(77, callInt(owner, "load", 3));
        assertEquals('g', callInt(user, "load", 8));
    }

    @Test
    void sharesTheGrowthOfAMemory() {
        Instance owner = instantiate("memory");
        Instance user = instantiate("memory-user", export(owner, "memory"));
        call(owner, "grow", 1);
        call(user, "store", 65_536, 5);
        assertEquals(5, callInt(owner, "load", 65_536));
    }

    @Test
    void keepsTheSegmentsOfEachInstanceApart() {
        Instance owner = instantiate("memory-segments");
        Instance user = instantiate("memory-user", export(owner, "memory"));
        call(owner, "init");
        assertEquals("main", text(memory(owner, "memory")));
        call(owner, "drop");
        call(user, "init");
        assertEquals("user", text(memory(owner, "memory")));
    }

    @Test
    void keepsTheSegmentsOfEachStoreApart() {
        CompiledModule module = compile("memory-segments");
        call(store().instantiate(module, List.of()), "drop");
        Instance second = store().instantiate(module, List.of());
        call(second, "init");
        assertEquals("main", text(memory(second, "memory")));
    }

    @Test
    void sharesAMutableGlobal() {
        Instance owner = instantiate("global");
        Instance user = instantiate("global-user", export(owner, "counter"));
        call(user, "add", 2);
        assertArrayEquals(new long[] {42}, call(owner, "get"));
    }

    @Test
    void letsTheHostReadAndSetGlobals() {
        assumeTrue(has(EngineFeature.GLOBAL_ACCESS));
        Instance owner = instantiate("global");
        Global counter = global(owner, "counter");
        assertEquals(new GlobalType(ValueType.I64, true), counter.type());
        counter.set(counter.get() + 1);
        assertArrayEquals(new long[] {41}, call(owner, "get"));
        assertEquals(-1, (int) global(owner, "i32").get());
        assertEquals(1.5f, Float.intBitsToFloat((int) global(owner, "f32").get()));
        assertEquals(-2.5, Double.longBitsToDouble(global(owner, "f64").get()));
    }

    @Test
    void doesNotSetAnImmutableGlobal() {
        assumeTrue(has(EngineFeature.GLOBAL_ACCESS));
        Global constant = global(instantiate("global"), "i32");
        assertThrows(IllegalStateException.class, () -> constant.set(1));
    }

    @Test
    void tellsTablesAndGlobalsApartByTheirPosition() {
        Instance owner = instantiate("positions-owner");
        Instance user =
                instantiate(
                        "positions-user",
                        export(owner, "first"),
                        export(owner, "third"),
                        export(owner, "second"),
                        export(owner, "fourth"));
        assertEquals(10, callInt(user, "call_a", 0));
        assertEquals(20, callInt(user, "call_b", 0));
        assertEquals(99, callInt(user, "call_b", 1));
        assertEquals(99, callInt(owner, "call_second", 1));
        assertTraps(TrapCode.INDIRECT_CALL_TO_NULL, () -> call(user, "call_a", 1));
    }

    @Test
    void changesGlobalsInTheirPlaces() {
        Instance owner = instantiate("positions-owner");
        Extern second = export(owner, "second");
        Instance user =
                instantiate(
                        "positions-user",
                        second,
                        export(owner, "fourth"),
                        second,
                        export(owner, "third"));
        assertEquals(20, callInt(user, "call_a", 0));
        call(user, "swap");
        assertEquals(30, callInt(user, "read_g"));
        assertEquals(40, callInt(user, "read_h"));
        assertEquals(30, callInt(owner, "read_fourth"));
    }

    @Test
    void keepsInstancesApart() {
        CompiledModule module = compile("global");
        Instance first = store().instantiate(module, List.of());
        Instance second = store().instantiate(module, List.of());
        instantiate("global-user", export(first, "counter"))
                .function("add")
                .orElseThrow()
                .call(new long[] {1}, NOTHING);
        assertArrayEquals(new long[] {40}, call(second, "get"));
    }

    @Test
    void runsOneModuleInTwoThreads() {
        CompiledModule module = compile("loops");
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> fib(module));
        assertEquals(2584, fib(module));
        assertEquals(2584, other.join());
    }

    private int fib(CompiledModule module) {
        try (Store own = engine.newStore(Limits.DEFAULT)) {
            return callInt(own.instantiate(module, List.of()), "fib", 18);
        }
    }

    private static String text(Memory memory) {
        byte[] bytes = new byte[4];
        memory.read(0, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
