// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryInstallerTest {
    private Path folder;
    private Path data;
    private InstalledCopy installed;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary;
        data = temporary.resolve("data");
        installed = new InstalledCopy(data, LibraryFiles.LINUX);
    }

    @Test
    void putsALibraryInItsPlace() throws IOException {
        install(LibraryFiles.library(folder.resolve("some.so")));
        assertEquals(LibraryFiles.TEXT, Files.readString(installed.find().orElseThrow()));
    }

    @Test
    void putsTheLibraryOfAnArchiveInItsPlace() throws IOException {
        install(
                LibraryFiles.zip(
                        folder.resolve("some.whl"), LibraryFiles.CONTENT, "x/_libwasmtime.so"));
        assertEquals(LibraryFiles.TEXT, Files.readString(installed.find().orElseThrow()));
    }

    @Test
    void leavesWhatWasThereWhenTheHashIsWrong() throws IOException {
        install(LibraryFiles.library(folder.resolve("some.so")));
        List<Path> before = everything();
        Path foreign = Files.writeString(folder.resolve("foreign.so"), "foreign");
        assertNotInstalled(foreign.toString(), "foreign.so is not the library of Wasmtime");
        assertEquals(before, everything());
    }

    @Test
    void leavesNothingWhereThereWasNothing() throws IOException {
        Path bad = LibraryFiles.zip(folder.resolve("bad.zip"), LibraryFiles.CONTENT, "readme");
        assertNotInstalled(bad.toString(), "holds no libwasmtime.so");
        assertEquals(List.of(), everything());
    }

    @Test
    void saysWhatIsWrongWithAFolderThatItCannotMake() throws IOException {
        Files.writeString(data, "no folder");
        Path library = LibraryFiles.library(folder.resolve("some.so"));
        assertNotInstalled(library.toString(), data.toString());
    }

    @Test
    void refusesWhatIsNoPathAndNoAddress() {
        assertNotInstalled("https://[", "is no path and no address");
        assertNotInstalled("a\0b", "is no path and no address");
    }

    @Test
    void saysThatThereIsNoPip() {
        GantryException failure =
                assertThrows(
                        GantryException.class,
                        () -> installer().install(Optional.empty(), text -> {}));
        assertEquals(ErrorCode.LIBRARY_NOT_INSTALLED, failure.code());
        assertTrue(failure.hint().contains("--from"), failure.hint());
    }

    @Test
    void leavesNothingBehindWhenItIsInterrupted() throws IOException {
        Path library = LibraryFiles.library(folder.resolve("some.so"));
        Thread.currentThread().interrupt();
        GantryException failure = assertThrows(GantryException.class, () -> install(library));
        assertTrue(Thread.interrupted());
        assertEquals(ErrorCode.INTERRUPTED, failure.code());
        assertEquals(List.of(), everything());
    }

    @Test
    void leavesNothingBehindWhenThereIsNoRoom() throws IOException, InterruptedException {
        Path library = Files.write(folder.resolve("large.so"), new byte[1 << 20]);
        String said = LibraryProcess.run(LibraryProcess.writingLittle(), "install", library, data);
        assertTrue(said.contains("was not installed: File too large"), said);
        assertTrue(said.contains("check that there is room"), said);
        assertEquals(List.of(), everything());
    }

    @Test
    void takesTheCopyAway() throws IOException {
        install(LibraryFiles.library(folder.resolve("some.so")));
        assertTrue(installer().remove());
        assertEquals(List.of(), everything());
    }

    private LibraryInstaller installer() {
        LibraryCheck check =
                new LibraryCheck(
                        LibraryFiles.ACCEPTING, LibraryFiles.LINUX, LibraryFiles.FORGETFUL);
        return new LibraryInstaller(installed, check, LibraryFiles.LINUX, folder.toString());
    }

    private void install(Path source) {
        installer().install(Optional.of(source.toString()), text -> {});
    }

    private void assertNotInstalled(String source, String reason) {
        GantryException failure =
                assertThrows(
                        GantryException.class,
                        () -> installer().install(Optional.of(source), text -> {}));
        assertEquals(ErrorCode.LIBRARY_NOT_INSTALLED, failure.code());
        assertTrue(failure.describe().contains(reason), failure.describe());
    }

    /** All files in the folder for data. */
    private List<Path> everything() throws IOException {
        if (Files.notExists(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
