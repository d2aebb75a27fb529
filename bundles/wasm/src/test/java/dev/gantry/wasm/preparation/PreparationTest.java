// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.engine.WasmFrame;
import dev.gantry.wasm.format.ByteSink;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparationTest {
    private static final PreparationOptions METERED =
            PreparationOptions.builder(PreparationMode.METERED).build();
    private static final PreparationOptions INTERRUPTIBLE =
            PreparationOptions.builder(PreparationMode.INTERRUPTIBLE).build();

    private static byte[] module(String hex) {
        return HexFormat.of().parseHex("0061736d01000000" + hex.replace(" ", ""));
    }

    private static GantryException refused(byte[] wasm, PreparationOptions options) {
        return assertThrows(
                GantryException.class, () -> Preparation.prepare("module", wasm, options));
    }

    @ParameterizedTest
    @EnumSource(PreparationMode.class)
    void refusesImportsThatOnlyTheHostOffers(PreparationMode mode) {
        // (import "gantry:meter" "fuel" (global (mut i64)))
        byte[] wasm = module("0216 01 0c 67616e7472793a6d65746572 04 6675656c 03 7e 01");

        GantryException refusal = refused(wasm, PreparationOptions.builder(mode).build());

        assertEquals(ErrorCode.RESERVED_IMPORT, refusal.code());
        assertTrue(refusal.describe().contains("'fuel' of 'gantry:meter'"), refusal.describe());
    }

    @ParameterizedTest
    @EnumSource(PreparationMode.class)
    void refusesSharedMemories(PreparationMode mode) {
        byte[] wasm = module("0504 01 03 01 02"); // (memory 1 2 shared)

        GantryException refusal = refused(wasm, PreparationOptions.builder(mode).build());

        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refusal.code());
    }

    @Test
    void refusesToCountTheOldExceptions() {
        // (func try catch_all end)
        byte[] wasm = module("0104 01 60 00 00 0302 01 00 0a08 01 06 00 06 40 19 0b 0b");

        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refused(wasm, METERED).code());
        assertTrue(
                Preparation.prepare("module", wasm, INTERRUPTIBLE)
                        .facts()
                        .needs()
                        .contains(EngineFeature.LEGACY_EXCEPTIONS));
    }

    /** Added globals and locals would make these indices valid: they are checked before. */
    @Test
    void refusesIndicesThatTheAdditionsWouldMakeValid() {
        // (func i64.const 9 global.set 0) and (func i64.const 9 local.set 0)
        byte[] global = module("0104 01 60 00 00 0302 01 00 0a08 01 06 00 42 09 24 00 0b");
        byte[] local = module("0104 01 60 00 00 0302 01 00 0a08 01 06 00 42 09 21 00 0b");

        assertEquals(ErrorCode.INVALID_MODULE, refused(global, METERED).code());
        assertEquals(ErrorCode.INVALID_MODULE, refused(local, METERED).code());
    }

    @Test
    void refusesAModuleThatGrowsTooMuch() {
        int functions = 100_000;
        ByteSink types = new ByteSink(functions);
        ByteSink bodies = new ByteSink(functions * 5);
        types.u32(functions);
        bodies.u32(functions);
        for (int i = 0; i < functions; i++) {
            types.u8(0);
            bodies.bytes(HexFormat.of().parseHex("0400" + "10000b")); // call 0
        }
        ByteSink wasm = new ByteSink(functions * 6);
        wasm.bytes(module("0104 01 60 00 00"));
        wasm.u8(3);
        wasm.sized(types);
        wasm.u8(10);
        wasm.sized(bodies);

        GantryException refusal = refused(wasm.toByteArray(), METERED);

        assertEquals(ErrorCode.MODULE_LIMIT, refusal.code());
        assertTrue(refusal instanceof InvalidModuleException);
    }

    /** Names that are in the way of the private ones, as many as there may be. */
    @Test
    void findsUnusedNamesAtOnce() {
        int count = 100_000;
        ByteSink exports = new ByteSink(count * 20);
        exports.u32(count);
        for (int i = 0; i < count; i++) {
            exports.name("gantry:" + (count - i) + ":");
            exports.u8(0);
            exports.u8(0);
        }
        ByteSink wasm = new ByteSink(count * 20);
        wasm.bytes(module("0104 01 60 00 00 0302 01 00"));
        wasm.u8(7);
        wasm.sized(exports);
        wasm.bytes(HexFormat.of().parseHex("0a040102000b"));

        PreparedModule prepared =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(30),
                        () -> Preparation.prepare("module", wasm.toByteArray(), METERED));

        assertEquals("gantry:100001:fuel", prepared.facts().meter().orElseThrow().fuel());
    }

    /** Each function gives values of types of its own: there is a type to add for each. */
    @Test
    void findsAddedTypesAtOnce() {
        int count = 20_000;
        ByteSink types = new ByteSink(count * 20);
        ByteSink functions = new ByteSink(count * 3);
        ByteSink bodies = new ByteSink(count * 20);
        types.u32(count);
        functions.u32(count);
        bodies.u32(count);
        for (int i = 0; i < count; i++) {
            types.bytes(HexFormat.of().parseHex("60000f"));
            for (int bit = 0; bit < 15; bit++) {
                types.u8((i >> bit & 1) == 0 ? 0x7F : 0x7E);
            }
            functions.u32(i);
            bodies.bytes(HexFormat.of().parseHex("0a" + "00" + "034010000c000b" + "000b"));
        }
        ByteSink wasm = new ByteSink(count * 40);
        wasm.bytes(module(""));
        wasm.u8(1);
        wasm.sized(types);
        wasm.u8(3);
        wasm.sized(functions);
        wasm.u8(10);
        wasm.sized(bodies);

        GantryException refusal =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(30), () -> refused(wasm.toByteArray(), METERED));

        assertEquals(ErrorCode.MODULE_LIMIT, refusal.code());
    }

    @Test
    void endsWhenTheThreadIsInterrupted() {
        byte[] wasm = Modules.read("regions");
        Thread.currentThread().interrupt();
        try {
            GantryException end = refused(wasm, METERED);

            assertEquals(ErrorCode.INTERRUPTED, end.code());
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void leavesAPlainModuleAsItIs() {
        byte[] wasm = Modules.read("everything");

        PreparedModule plain =
                Preparation.prepare(
                        "module", wasm, PreparationOptions.builder(PreparationMode.PLAIN).build());

        assertArrayEquals(wasm, plain.wasm());
        assertEquals(Optional.empty(), plain.facts().meter());
    }

    @Test
    void chargesForPagesElementsAndSegments() {
        PreparedModule prepared =
                Preparation.prepare("module", Modules.read("everything"), METERED);

        // One page, four elements, four bytes of data.
        assertEquals(1_024 + 4, prepared.facts().instantiationFuel());
    }

    @Test
    void tellsFramesOfTheGuestFromAddedOnes() {
        PreparedModule prepared =
                Preparation.prepare("module", Modules.read("everything"), METERED);

        assertEquals(
                Optional.of(new WasmFrame("one", 1)),
                prepared.originalFrames().of(new WasmFrame("one", 2)));
        assertEquals(
                Optional.of(new WasmFrame("", 0)),
                prepared.originalFrames().of(new WasmFrame("", 0)));
        assertEquals(Optional.empty(), prepared.originalFrames().of(new WasmFrame("", 1)));
        assertEquals(Optional.empty(), prepared.originalFrames().of(new WasmFrame("", 5)));
    }

    @Test
    void tellsWhereAFrameIsInTheOriginal() {
        PreparedModule prepared =
                Preparation.prepare("module", Modules.read("everything"), METERED);
        int last = prepared.wasm().length - 1;

        WasmFrame unknown = new WasmFrame("one", 2, WasmFrame.UNKNOWN_OFFSET);
        assertEquals(Optional.of(new WasmFrame("one", 1)), prepared.originalFrames().of(unknown));
        WasmFrame beyond = new WasmFrame("one", 2, last);
        assertEquals(Optional.of(new WasmFrame("one", 1)), prepared.originalFrames().of(beyond));
    }

    @Test
    void givesEachWayOfPreparingAKeyOfItsOwn() {
        byte[] wasm = Modules.read("regions");

        String metered = Preparation.prepare("module", wasm, METERED).facts().key();

        assertNotEquals(metered, Preparation.prepare("module", wasm, INTERRUPTIBLE).facts().key());
        assertNotEquals(
                metered,
                Preparation.prepare("module", Modules.read("everything"), METERED).facts().key());
    }

    /**
     * What was compiled from prepared bytes is kept by a key that names the edition of the pass. If
     * this test fails, the same module is prepared in another way: raise {@link Preparation#EDITION}.
     */
    @Test
    void raisesItsEditionWheneverItWritesOtherBytes() {
        ByteSink all = new ByteSink(16);
        for (String name : new String[] {"regions", "everything", "exceptions"}) {
            all.bytes(Preparation.prepare(name, Modules.read(name), METERED).wasm());
            all.bytes(Preparation.prepare(name, Modules.read(name), INTERRUPTIBLE).wasm());
        }

        assertEquals(
                "2 a83b6723efffd030",
                Preparation.EDITION + " " + Digest.of(all.toByteArray()).hex().substring(0, 16));
    }
}
