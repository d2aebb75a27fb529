// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineOfferTest {
    /** What stands for the registry of services. */
    private final List<WasmtimeEngine> offered = new ArrayList<>();

    private InstalledCopy installed;
    private EngineOffer offer;

    @BeforeEach
    void begin(@TempDir Path data) {
        installed = new InstalledCopy(data, LibraryFiles.LINUX);
        var search =
                new LibrarySearch(LibrarySettings.NONE, LibraryFiles.LINUX, Optional.of(installed));
        var check =
                new LibraryCheck(LibrarySettings.NONE, LibraryFiles.LINUX, LibraryFiles.FORGETFUL);
        var library = new WasmtimeLibrary(search, check);
        offer =
                new EngineOffer(
                        library,
                        () -> new WasmtimeEngine(library::open, Optional.empty(), "1"),
                        this::register);
        offer.update();
    }

    @AfterEach
    void end() {
        offer.end();
    }

    @Test
    void isNotMadeWithoutALibrary() {
        assertEquals(List.of(), offered);
    }

    @Test
    void isMadeAndWithdrawnAsTheLibraryComesAndGoes() throws IOException {
        install(LibraryFiles.CONTENT, LibraryFiles.SHA256);
        assertEquals(1, offered.size());
        installed.remove();
        offer.update();
        assertEquals(List.of(), offered);
    }

    @Test
    void isMadeAnewAfterALibraryThatCannotBeUsed() throws IOException {
        install(LibraryFiles.CONTENT, LibraryFiles.SHA256);
        WasmtimeEngine unusable = offered.get(0);
        GantryException failure = assertThrows(GantryException.class, unusable::ready);
        assertEquals(ErrorCode.ENGINE_UNUSABLE, failure.code());
        installReal();
        assertNotSame(unusable, offered.get(0));
        offered.get(0).ready();
    }

    @Test
    void staysOnceTheLibraryIsLoaded() throws IOException {
        installReal();
        WasmtimeEngine engine = offered.get(0);
        engine.ready();
        installed.remove();
        offer.update();
        assertSame(engine, offered.get(0));
        engine.ready();
    }

    @Test
    void endsTheEngine() throws IOException {
        installReal();
        WasmtimeEngine engine = offered.get(0);
        offer.end();
        assertEquals(List.of(), offered);
        GantryException failure = assertThrows(GantryException.class, engine::ready);
        assertEquals(ErrorCode.ENGINE_GONE, failure.code());
    }

    private Runnable register(WasmtimeEngine engine) {
        offered.add(engine);
        return () -> offered.remove(engine);
    }

    private void installReal() throws IOException {
        install(Files.readAllBytes(TestLibrary.file()), KnownLibrary.LINUX_X86_64.sha256());
    }

    private void install(byte[] content, String sha256) throws IOException {
        installed.finish(Files.write(installed.begin(), content), sha256);
        offer.update();
    }
}
