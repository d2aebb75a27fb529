// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.ValueType;
import dev.gantry.tck.Guests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RewritingTest {
    private final WasmtimeJniEngine engine = new WasmtimeJniEngine();
    private final Store store = engine.newStore(Limits.DEFAULT);

    @AfterEach
    void stop() {
        engine.stop();
    }

    /** The library runs what is called {@code _initialize}, and makes an instance a call of a command. */
    @Test
    void leavesNoNameThatTheLibraryTakesNoticeOf() {
        for (String name : List.of("_initialize", "_start")) {
            Instance guest = TestGuest.in(store, engine, counter(name));
            assertEquals(1, TestGuest.call(guest, name));
            assertEquals(2, TestGuest.call(guest, name));
        }
    }

    @Test
    void linksTheSameModuleToOtherThingsInOneStore() {
        var module = engine.compile(Guests.bytes("empty-import"), CompileOptions.DEFAULT);
        List<Integer> called = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            Function function =
                    store.host(
                            new FunctionType(List.of(), List.of()),
                            (in, out) -> called.add(number));
            TestGuest.call(store.instantiate(module, List.of(function)), "run");
        }
        assertEquals(20, called.size());
        assertEquals(19, called.get(19));
    }

    @Test
    void refusesReferencesAtTheBorderAndGoesOn() {
        Instance guest = TestGuest.in(store, engine, Guests.bytes("calls"));
        assertRefused(() -> TestGuest.call(guest, "externref", ValueType.NULL_REFERENCE));
        assertEquals(3, TestGuest.call(guest, "add", 1, 2));
    }

    @Test
    void endsAGuestThatPassesAReferenceToTheHost() {
        Function host =
                store.host(
                        new FunctionType(List.of(ValueType.FUNCREF), List.of()), (in, out) -> {});
        Instance guest = TestGuest.in(store, engine, passing(), host);
        assertRefused(() -> TestGuest.call(guest, "run"));
    }

    private static void assertRefused(Executable call) {
        GantryException refusal = assertThrows(GantryException.class, call);
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refusal.code());
    }

    /** Exports a function that gives how often it was called. */
    private static byte[] counter(String name) {
        String hexName = HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
        String exports = "01" + String.format("%02x", name.length()) + hexName + "0000";
        return TestGuest.module(
                "01050160"
                        + "00017f"
                        + "03020100"
                        + "0606017f0141000b"
                        + "07"
                        + String.format("%02x", exports.length() / 2)
                        + exports
                        + "0a0d010b00"
                        + "230041016a2400"
                        + "23000b");
    }

    /** Passes null to a function that it imports. */
    private static byte[] passing() {
        return TestGuest.module(
                "010802"
                        + "60017000"
                        + "600000"
                        + "0205010000"
                        + "0000"
                        + "03020101"
                        + "0707010372756e0001"
                        + "0a08010600"
                        + "d0701000"
                        + "0b");
    }
}
