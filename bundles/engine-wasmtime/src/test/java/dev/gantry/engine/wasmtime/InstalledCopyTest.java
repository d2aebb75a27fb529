// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledCopyTest {
    private static final String OTHER = "f".repeat(64);

    private Path lib;
    private InstalledCopy copy;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        lib = temporary.resolve("data").resolve("lib");
        copy = new InstalledCopy(temporary.resolve("data"), LibraryFiles.LINUX);
    }

    @Test
    void isNotThereBeforeItIsFinished() throws IOException {
        assertEquals(Optional.empty(), copy.find());
        copy.begin();
        assertEquals(Optional.empty(), copy.find());
    }

    @Test
    void isFoundOnceItIsFinished() throws IOException {
        Path file = install(LibraryFiles.SHA256);
        assertEquals(Optional.of(file), copy.find());
    }

    @Test
    void canBeChangedByNobodyElse() throws IOException {
        Path file = install(LibraryFiles.SHA256);
        assertEquals("r-x------", permissions(file));
        assertEquals("rwx------", permissions(file.resolveSibling(".")));
        assertEquals("rwx------", permissions(lib));
    }

    @Test
    void replacesWhatWasThereBefore() throws IOException {
        install(OTHER);
        Path file = install(LibraryFiles.SHA256);
        assertEquals(Optional.of(file), copy.find());
        assertEquals(List.of(file.resolveSibling("").normalize()), entries());
    }

    @Test
    void replacesItselfAfterItWasDamaged() throws IOException {
        Path file = install(LibraryFiles.SHA256);
        Files.delete(file);
        Files.writeString(file, "damaged");
        install(LibraryFiles.SHA256);
        assertEquals(LibraryFiles.TEXT, Files.readString(file));
    }

    @Test
    void isTakenAwayAlone() throws IOException {
        install(LibraryFiles.SHA256);
        Path other = Files.writeString(lib.resolve("other"), "stays");
        assertTrue(copy.remove());
        assertFalse(copy.remove());
        assertEquals(List.of(other), entries());
    }

    @Test
    void removesWhatAKilledProcessLeftBehind() throws IOException {
        Path old = copy.begin();
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Path current = copy.begin();
        assertEquals(List.of(current), entries());
    }

    private Path install(String sha256) throws IOException {
        return copy.finish(LibraryFiles.library(copy.begin()), sha256);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
