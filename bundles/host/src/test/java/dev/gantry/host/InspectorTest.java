// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.guest.GuestInspection;
import dev.gantry.guest.GuestInspection.Kind;
import dev.gantry.guest.GuestInspection.ModuleDetails;
import dev.gantry.guest.GuestInspection.Preparation;
import dev.gantry.guest.GuestSource;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InspectorTest {
    private static final byte[] COMPONENT = HexFormat.of().parseHex("0061736d0d000100");

    private static GuestInspection inspect(byte[] wasm) {
        return new TestHost().guests.inspect(new GuestSource.Bytes("test.wasm", wasm));
    }

    @Test
    void aModuleNeedsNeitherEngineNorPolicy() {
        GuestInspection inspection = inspect(TestHost.IMPORTING);
        assertEquals("test.wasm", inspection.name());
        assertEquals(Kind.MODULE, inspection.kind());
        assertEquals(Digest.of(TestHost.IMPORTING), inspection.digest());
        assertEquals(TestHost.IMPORTING.length, inspection.size());
    }

    @Test
    void aModuleTellsWhatItHas() {
        ModuleDetails module = inspect(TestHost.IMPORTING).module().orElseThrow();
        assertEquals("test:thing", module.imports().get(0).module());
        assertEquals(List.of("memory", "_start"), names(module));
        assertEquals(1, module.memories().size());
        assertEquals(1, module.counts().functions());
    }

    private static List<String> names(ModuleDetails module) {
        return module.exports().stream().map(export -> export.name()).toList();
    }

    @Test
    void aModuleTellsWhatPreparingItMeans() {
        List<Preparation> preparations =
                inspect(TestHost.PLAIN).module().orElseThrow().preparations();
        assertEquals(
                List.of("interruptible", "metered"),
                preparations.stream().map(Preparation::mode).toList());
        for (Preparation preparation : preparations) {
            assertTrue(preparation.refusal().isEmpty(), preparation.mode());
            assertTrue(preparation.bytes() > TestHost.PLAIN.length, preparation.mode());
        }
    }

    @Test
    void whatCannotBePreparedSaysWhy() {
        byte[] sharedMemory = HexFormat.of().parseHex("0061736d01000000050401030101");
        for (Preparation preparation :
                inspect(sharedMemory).module().orElseThrow().preparations()) {
            assertTrue(preparation.refusal().isPresent(), preparation.mode());
            assertEquals(0, preparation.bytes());
        }
    }

    @Test
    void aComponentIsInspectedToo() {
        GuestInspection inspection = inspect(COMPONENT);
        assertTrue(inspection.module().isEmpty());
        assertEquals(8, inspection.size());
    }

    @Test
    void whatIsNoWebAssemblyIsRefused() {
        InvalidModuleException refused =
                assertThrows(InvalidModuleException.class, () -> inspect(new byte[] {1, 2, 3, 4}));
        assertEquals(ErrorCode.NOT_WEBASSEMBLY, refused.code());
    }

    @Test
    void anInterruptOfTheCallerEndsIt() {
        Thread.currentThread().interrupt();
        GantryException ended;
        try {
            ended = assertThrows(GantryException.class, () -> inspect(TestHost.PLAIN));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(ErrorCode.INTERRUPTED, ended.code());
    }
}
