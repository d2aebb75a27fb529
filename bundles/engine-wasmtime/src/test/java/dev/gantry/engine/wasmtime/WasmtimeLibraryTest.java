// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.LibraryStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasmtimeLibraryTest {
    private Path folder;
    private InstalledCopy installed;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary;
        installed = new InstalledCopy(temporary, LibraryFiles.LINUX);
    }

    @Test
    void isLoadedOnce() {
        WasmtimeLibrary library = real();
        assertFalse(library.isLoaded());
        OpenLibrary open = library.open();
        assertTrue(open.symbols().find("wasm_engine_new").isPresent());
        assertEquals(KnownLibrary.LINUX_X86_64.sha256(), open.sha256());
        assertSame(open, library.open());
        assertTrue(library.isLoaded());
    }

    @Test
    void goesOnWhenItsFileVanishes() throws IOException {
        Path copy = Files.copy(TestLibrary.file(), folder.resolve("copy.so"));
        WasmtimeLibrary library = library(new LibrarySettings(copy.toString(), ""));
        OpenLibrary open = library.open();
        Files.delete(copy);
        assertSame(open, library.open());
        LibraryStatus status = library.status();
        assertTrue(status.usable());
        assertEquals("loaded; its file is gone, this process goes on with it", status.reason());
    }

    @Test
    void saysThatAnotherOneIsForTheNextProcess() throws IOException {
        install(Files.readAllBytes(TestLibrary.file()), KnownLibrary.LINUX_X86_64.sha256());
        WasmtimeLibrary library = library(LibrarySettings.NONE);
        library.open();
        assertEquals("loaded, installed by Gantry", library.status().reason());
        Path other = install(LibraryFiles.CONTENT, LibraryFiles.SHA256);
        assertEquals("loaded; from the next process on it is " + other, library.status().reason());
    }

    @Test
    void isNotThereUntilItIsInstalled() throws IOException {
        WasmtimeLibrary library = library(LibraryFiles.ACCEPTING);
        assertFalse(library.isPromising());
        assertEquals(
                new LibraryStatus(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        "its library is not installed",
                        "'engines install wasmtime' gets it"),
                library.status());
        Path file = install(LibraryFiles.CONTENT, LibraryFiles.SHA256);
        assertTrue(library.isPromising());
        assertEquals(
                new LibraryStatus(
                        true,
                        Optional.of(file),
                        Optional.of(LibraryFiles.SHA256),
                        "installed by Gantry",
                        ""),
                library.status());
    }

    @Test
    void isUnusableWithoutAFile() {
        assertUnusable(library(LibrarySettings.NONE), "its library is not installed");
    }

    @Test
    void isUnusableIfTheConfiguredFileIsNotThere() {
        Path nowhere = folder.resolve("nowhere");
        WasmtimeLibrary library = library(new LibrarySettings(nowhere.toString(), ""));
        assertTrue(library.isPromising());
        assertUnusable(library, "there is no file " + nowhere);
    }

    @Test
    void isUnusableIfTheConfigurationCannotBeUnderstood() {
        WasmtimeLibrary library = library(new LibrarySettings("", "everything"));
        assertFalse(library.isPromising());
        assertUnusable(library, "its library is not installed");
        WasmtimeLibrary relative = library(new LibrarySettings("here", ""));
        assertTrue(relative.isPromising());
        assertUnusable(relative, "library = \"here\" cannot be used");
        assertFalse(relative.status().usable());
    }

    @Test
    void isUnusableIfItIsAnotherFile() throws IOException {
        Path foreign = LibraryFiles.library(folder.resolve("foreign.so"));
        WasmtimeLibrary library = library(new LibrarySettings(foreign.toString(), ""));
        assertUnusable(library, foreign + " is not the library of Wasmtime 50.0.1");
        LibraryStatus status = library.status();
        assertFalse(status.usable());
        assertEquals(Optional.of(foreign), status.file());
        assertEquals(Optional.of(LibraryFiles.SHA256), status.sha256());
    }

    @Test
    void isUnusableWhereJavaForbidsNativeCode() throws IOException, InterruptedException {
        String said =
                LibraryProcess.run(
                        LibraryProcess.forbiddingNativeCode(), "open", TestLibrary.file());
        assertEquals(
                "[GNT-2009] the engine wasmtime cannot be used: this Java was started without leave to"
                        + " call native code; start Java with --enable-native-access=ALL-UNNAMED\n",
                said);
    }

    @Test
    void isUnusableIfWhatIsAcceptedIsNoLibrary() throws IOException {
        Path text = LibraryFiles.library(folder.resolve("text.so"));
        var settings = new LibrarySettings(text.toString(), LibraryFiles.SHA256);
        assertUnusable(library(settings), "cannot be loaded by this system");
    }

    private static void assertUnusable(WasmtimeLibrary library, String reason) {
        GantryException failure = assertThrows(GantryException.class, library::open);
        assertEquals(ErrorCode.ENGINE_UNUSABLE, failure.code());
        assertTrue(failure.describe().contains(reason), failure.describe());
        assertFalse(failure.hint().isEmpty());
        assertFalse(library.isLoaded());
    }

    private Path install(byte[] content, String sha256) throws IOException {
        return installed.finish(Files.write(installed.begin(), content), sha256);
    }

    private WasmtimeLibrary real() {
        return library(new LibrarySettings(TestLibrary.file().toString(), ""));
    }

    private WasmtimeLibrary library(LibrarySettings settings) {
        return new WasmtimeLibrary(
                new LibrarySearch(settings, LibraryFiles.LINUX, Optional.of(installed)),
                new LibraryCheck(settings, LibraryFiles.LINUX, LibraryFiles.FORGETFUL));
    }
}
