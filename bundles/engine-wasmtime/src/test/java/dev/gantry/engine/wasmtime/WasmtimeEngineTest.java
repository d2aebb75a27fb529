// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import dev.gantry.tck.Guests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WasmtimeEngineTest {
    /** Makes a list of structs that is always reachable, without end. */
    private static final String LONGER_AND_LONGER =
            "0061736d01000000"
                    + "0109025f01630000600000" // 0: struct of a reference to its like
                    + "03020101"
                    + "060701630001d0000b" // a global for the first of them
                    + "0708010466696c6c0000"
                    + "0a10010e000340" // loop
                    + "2300fb00002400" // global.get 0, struct.new 0, global.set 0
                    + "0c000b0b";

    private final WasmtimeEngine engine = TestEngine.start();

    @AfterEach
    void stop() {
        engine.stop();
    }

    /** Before the bundle resolves, its manifest is all that tells what the engine would have. */
    @Test
    void writesItsFeaturesIntoTheManifest() throws IOException {
        Path classes = Path.of("target", "classes", "META-INF", "MANIFEST.MF");
        try (InputStream in = Files.newInputStream(classes)) {
            String capabilities =
                    new Manifest(in).getMainAttributes().getValue("Provide-Capability");
            for (EngineFeature feature : EngineFeature.values()) {
                boolean written = capabilities.matches(".*[\",]" + feature.name() + "[\",].*");
                assertEquals(WasmtimeEngine.FEATURES.contains(feature), written, feature.name());
            }
        }
    }

    @Test
    void looksForItsLibraryAgainAfterARefusal() {
        boolean[] mended = {false};
        WasmtimeEngine engine =
                new WasmtimeEngine(
                        () -> {
                            if (!mended[0]) {
                                throw Refusal.unusable("a test says so");
                            }
                            return TestLibrary.open();
                        },
                        Optional.empty(),
                        "");
        GantryException failure = assertThrows(GantryException.class, engine::ready);
        assertEquals(ErrorCode.ENGINE_UNUSABLE, failure.code());
        assertTrue(failure.describe().contains("a test says so"), failure.describe());
        mended[0] = true;
        assertDoesNotThrow(engine::ready);
        engine.stop();
    }

    @Test
    void testsItsLibraryWhateverStackTheCallerHas() throws InterruptedException {
        WasmtimeEngine engine = TestEngine.start();
        boolean[] ready = {false};
        Thread small =
                new Thread(
                        null,
                        () -> {
                            engine.ready();
                            ready[0] = true;
                        },
                        "small",
                        300L << 10);
        small.start();
        small.join();
        assertTrue(ready[0]);
        engine.stop();
    }

    @Test
    void refusesALibraryThatLacksAFunction() {
        OpenLibrary empty = new OpenLibrary(name -> Optional.empty(), "");
        WasmtimeEngine unusable = new WasmtimeEngine(() -> empty, Optional.empty(), "");
        GantryException failure = assertThrows(GantryException.class, unusable::ready);
        assertEquals(ErrorCode.ENGINE_UNUSABLE, failure.code());
    }

    @Test
    void refusesAModuleThatWasClosed() {
        CompiledModule module = compile("calls");
        module.close();
        module.close();
        Store store = engine.newStore(Limits.DEFAULT);
        assertThrows(IllegalStateException.class, () -> store.instantiate(module, List.of()));
    }

    @Test
    void goesOnWithAnInstanceWhoseModuleWasClosed() {
        Store store = engine.newStore(Limits.DEFAULT);
        Instance guest;
        try (CompiledModule module = compile("calls")) {
            guest = store.instantiate(module, List.of());
        }
        assertEquals(3, add(guest));
    }

    @Test
    void closesModulesAfterTheEngineIsGone() {
        CompiledModule module = compile("calls");
        engine.stop();
        assertDoesNotThrow(module::close);
    }

    /** The guest is inside when the engine goes, and nobody frees what it still uses. */
    @Test
    void freesAStoreWhenItsLastCallLeaves() {
        Store store = engine.newStore(Limits.DEFAULT);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Function host =
                store.host(
                        new FunctionType(List.of(), List.of()),
                        (in, out) -> {
                            inside.countDown();
                            awaitThrough(stopped);
                        });
        Instance guest = store.instantiate(compile("empty-import"), List.of(host));
        CompletableFuture<Void> call =
                CompletableFuture.runAsync(
                        () -> guest.function("run").orElseThrow().call(new long[0], new long[0]));
        awaitThrough(inside);
        engine.stop();
        assertFalse(call.isDone());
        stopped.countDown();
        CompletionException end = assertThrows(CompletionException.class, call::join);
        GantryException reason = assertInstanceOf(GantryException.class, end.getCause());
        assertEquals(ErrorCode.ENGINE_GONE, reason.code());
    }

    /** The library bounds each by itself; so one of them may get beyond the sum, but not for long. */
    @Test
    void endsAGuestWhoseMemoriesTogetherGrewTooLarge() {
        Limits limits = Limits.builder().memoryBytes(6L * Memory.PAGE_BYTES).build();
        Store store = engine.newStore(limits);
        Instance guest = store.instantiate(compile("growing-memories"), List.of());
        assertEquals(1, call(guest, "grow_first", 3));
        LimitException end =
                assertThrows(LimitException.class, () -> call(guest, "grow_second", 3));
        assertEquals(ErrorCode.MEMORY_LIMIT, end.code());
        GantryException dead =
                assertThrows(GantryException.class, () -> call(guest, "grow_first", 0));
        assertEquals(ErrorCode.STORE_DEAD, dead.code());
    }

    @Test
    void givesOneOfSeveralMemoriesAllThatIsLeft() {
        Limits limits = Limits.builder().memoryBytes(6L * Memory.PAGE_BYTES).build();
        Store store = engine.newStore(limits);
        Instance guest = store.instantiate(compile("growing-memories"), List.of());
        assertEquals(1, call(guest, "grow_first", 2));
        assertEquals(3, call(guest, "grow_first", 2));
        assertEquals(-1, call(guest, "grow_second", 1));
    }

    /** The heap of the library's collector is bounded by what the guest's memories may have. */
    @Test
    void endsAGuestWhoseObjectsTakeTooMuch() {
        Limits limits = Limits.builder().memoryBytes(1 << 20).build();
        Store store = engine.newStore(limits);
        CompiledModule module =
                engine.compile(HexFormat.of().parseHex(LONGER_AND_LONGER), CompileOptions.DEFAULT);
        Instance guest = store.instantiate(module, List.of());
        TrapException end = assertThrows(TrapException.class, () -> call(guest, "fill"));
        assertEquals(TrapCode.OUT_OF_MEMORY, end.trap());
    }

    @Test
    void passesNoOtherReferencesThanThoseOfTheSpi() {
        Store store = engine.newStore(Limits.DEFAULT);
        FunctionType type = new FunctionType(List.of(ValueType.OTHER_REFERENCE), List.of());
        GantryException refusal =
                assertThrows(GantryException.class, () -> store.host(type, (in, out) -> {}));
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refusal.code());
    }

    @Test
    void takesNoTokenThatItDidNotGive() {
        Store store = engine.newStore(Limits.DEFAULT);
        Instance guest = store.instantiate(compile("calls"), List.of());
        Function function = guest.function("same_funcref").orElseThrow();
        assertThrows(
                IllegalArgumentException.class,
                () -> function.call(new long[] {4_711}, new long[1]));
        assertEquals(3, add(guest));
    }

    @Test
    void saysHowModulesRun() {
        engine.compile(Guests.bytes("calls"), CompileOptions.builder().name("calls").build());
        assertEquals("calls", engine.reports().get(0).module());
        assertTrue(
                engine.reports().get(0).detail().matches("1 KiB, compiled in [0-9]+ ms"),
                engine.reports().toString());
    }

    private CompiledModule compile(String guest) {
        return engine.compile(Guests.bytes(guest), CompileOptions.DEFAULT);
    }

    private static int add(Instance guest) {
        return call(guest, "add", 1, 2);
    }

    private static int call(Instance guest, String export, long... arguments) {
        long[] result = new long[1];
        guest.function(export).orElseThrow().call(arguments, result);
        return (int) result[0];
    }

    private static void awaitThrough(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.onSpinWait(); // The engine that stops interrupts whoever is inside.
            }
        }
    }
}
