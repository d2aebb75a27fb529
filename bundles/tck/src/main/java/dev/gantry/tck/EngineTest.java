// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Global;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.function.Executable;

/** An engine with an open store, and short words for what most tests do with them. */
abstract class EngineTest {
    static final FunctionType VOID = new FunctionType(List.of(), List.of());
    static final long[] NOTHING = {};

    private final EngineUnderTest contract;
    final Engine engine;
    private Store store;

    EngineTest(EngineUnderTest contract) {
        this.contract = contract;
        this.engine = contract.start();
        this.store = engine.newStore(Limits.DEFAULT);
    }

    @AfterEach
    final void stopEngine() {
        contract.stop(engine);
    }

    final EngineUnderTest contract() {
        return contract;
    }

    /** The open store. */
    Store store() {
        return store;
    }

    /** Goes on with another store. */
    void useStore(Limits limits) {
        store.close();
        store = engine.newStore(limits);
    }

    final boolean has(EngineFeature feature) {
        return engine.features().contains(feature);
    }

    final CompiledModule compile(String guest) {
        return compile(guest, Guests.bytes(guest));
    }

    CompiledModule compile(String name, byte[] wasm) {
        return engine.compile(
                wasm, CompileOptions.builder().name(name).tier(contract.tier()).build());
    }

    final Instance instantiate(String guest, Extern... imports) {
        return store().instantiate(compile(guest), List.of(imports));
    }

    final Function host(HostCode code) {
        return store().host(VOID, code);
    }

    final Function host(List<ValueType> parameters, List<ValueType> results, HostCode code) {
        return store().host(new FunctionType(parameters, results), code);
    }

    /** Calls an export and gives the slots of its results. */
    static long[] call(Instance instance, String export, long... arguments) {
        Function function = instance.function(export).orElseThrow();
        long[] results = new long[function.type().resultSlots()];
        function.call(arguments, results);
        return results;
    }

    /** Calls an export whose one result is an i32. */
    static int callInt(Instance instance, String export, long... arguments) {
        return (int) call(instance, export, arguments)[0];
    }

    static Extern export(Instance instance, String name) {
        return instance.export(name).orElseThrow();
    }

    static Memory memory(Instance instance, String name) {
        return instance.memory(name).orElseThrow();
    }

    static Global global(Instance instance, String name) {
        return (Global) export(instance, name);
    }

    static TrapException assertTraps(TrapCode code, Executable call) {
        TrapException trap = assertThrows(TrapException.class, call);
        assertEquals(code, trap.trap());
        assertEquals(code.code(), trap.code());
        return trap;
    }

    static <T extends GantryException> T assertFails(
            Class<T> type, ErrorCode code, Executable call) {
        T failure = assertThrows(type, call);
        assertEquals(code, failure.code(), failure.getMessage());
        return failure;
    }

    static GantryException assertFails(ErrorCode code, Executable call) {
        return assertFails(GantryException.class, code, call);
    }

    static void assertUnsupported(EngineFeature feature, Executable call) {
        GantryException failure = assertFails(ErrorCode.UNSUPPORTED_FEATURE, call);
        assertEquals(feature.label(), failure.subject());
    }

    /** Throws anything, although {@link HostCode} declares nothing. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Nothing is cast at run time.
    static <T extends Throwable> void throwSneakily(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
