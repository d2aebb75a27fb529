// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.wasmtime.FoundLibrary.Origin;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrarySearchTest {
    private Path wellKnown;
    private Path configured;
    private InstalledCopy installed;
    private Platform platform;

    @BeforeEach
    void begin(@TempDir Path temporary) throws IOException {
        wellKnown = Files.createDirectory(temporary.resolve("lib")).resolve("libwasmtime.so");
        configured = temporary.resolve("mine.so");
        platform = new Platform("linux-x86_64", "libwasmtime.so", List.of(wellKnown.getParent()));
        installed = new InstalledCopy(temporary.resolve("data"), platform);
    }

    @Test
    void findsNothingWhereThereIsNothing() throws LibraryRefusal {
        assertEquals(Optional.empty(), search("", "").find());
    }

    @Test
    void takesTheConfiguredPathFirst() throws LibraryRefusal, IOException {
        LibraryFiles.library(configured);
        install();
        assertFound(configured, Origin.CONFIGURED, search(configured.toString(), ""));
    }

    @Test
    void doesNotSkipAConfiguredPathThatIsNotThere() throws LibraryRefusal, IOException {
        install();
        assertFound(configured, Origin.CONFIGURED, search(configured.toString(), ""));
    }

    @Test
    void doesNotSkipAConfiguredPathThatCannotBeUnderstood() throws IOException {
        install();
        assertThrows(LibraryRefusal.class, search("relative", "")::find);
    }

    @Test
    void takesTheInstalledCopyBeforeAWellKnownPlace() throws LibraryRefusal, IOException {
        LibraryFiles.library(wellKnown);
        Path copy = install();
        assertFound(copy, Origin.INSTALLED, search("", LibraryFiles.SHA256));
    }

    @Test
    void takesWhatLiesInAWellKnownPlaceIfItMayBeTheKnownLibrary()
            throws LibraryRefusal, IOException {
        try (RandomAccessFile file = new RandomAccessFile(wellKnown.toFile(), "rw")) {
            file.setLength(KnownLibrary.LINUX_X86_64.bytes());
        }
        assertFound(wellKnown, Origin.WELL_KNOWN, search("", ""));
    }

    @Test
    void passesOverAnotherVersionInAWellKnownPlace() throws LibraryRefusal, IOException {
        LibraryFiles.library(wellKnown);
        assertEquals(Optional.empty(), search("", "").find());
        assertEquals(Optional.of(wellKnown), search("", "").unfit());
    }

    @Test
    void takesWhatLiesInAWellKnownPlaceIfOthersAreAccepted() throws LibraryRefusal, IOException {
        LibraryFiles.library(wellKnown);
        assertFound(wellKnown, Origin.WELL_KNOWN, search("", LibraryFiles.SHA256));
    }

    private LibrarySearch search(String library, String accept) {
        LibrarySettings settings = new LibrarySettings(library, accept);
        return new LibrarySearch(settings, platform, Optional.of(installed));
    }

    private Path install() throws IOException {
        return installed.finish(LibraryFiles.library(installed.begin()), LibraryFiles.SHA256);
    }

    private static void assertFound(Path file, Origin origin, LibrarySearch search)
            throws LibraryRefusal {
        assertEquals(Optional.of(new FoundLibrary(file, origin)), search.find());
    }
}
