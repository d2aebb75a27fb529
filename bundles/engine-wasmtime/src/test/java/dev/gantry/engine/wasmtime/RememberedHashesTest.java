// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.CodeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedHashesTest {
    private static final String SHA256 = LibraryFiles.SHA256;

    private Path library;
    private Path cache;
    private RememberedHashes remembered;

    @BeforeEach
    void begin(@TempDir Path temporary) throws IOException {
        library = LibraryFiles.library(temporary.resolve("libwasmtime.so"));
        cache = temporary.resolve("cache").resolve("wasmtime");
        remembered = another();
    }

    @Test
    void areFoundByTheNextProcess() throws IOException {
        remembered.remember(old(), SHA256);
        assertEquals(Optional.of(SHA256), another().find(old()));
    }

    @Test
    void areNotFoundForAChangedFile() throws IOException {
        remembered.remember(old(), SHA256);
        FileTime before = Files.getLastModifiedTime(library);
        Files.write(library, LibraryFiles.CONTENT);
        Files.setLastModifiedTime(library, before);
        assertEquals(Optional.empty(), remembered.find(old()));
    }

    @Test
    void areNotFoundForAnotherFile() throws IOException {
        remembered.remember(old(), SHA256);
        library = LibraryFiles.library(library.resolveSibling("other.so"));
        assertEquals(Optional.empty(), remembered.find(old()));
    }

    @Test
    void areNotKeptOfAFileThatWasChangedJustNow() throws IOException {
        FileState now = FileState.of(library);
        remembered.remember(now, SHA256);
        assertEquals(Optional.empty(), remembered.find(now));
    }

    @Test
    void areNotKeptWhereTheFileSystemDoesNotTellOfChanges() throws IOException {
        FileState weak = new FileState(library, "size=9", Optional.empty());
        remembered.remember(weak, SHA256);
        assertEquals(Optional.empty(), remembered.find(weak));
    }

    @Test
    void areNotBelievedAfterAFlippedBit() throws IOException {
        remembered.remember(old(), SHA256);
        Path file;
        try (var files = Files.list(cache)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] content = Files.readAllBytes(file);
        content[content.length - 1] ^= 1;
        Files.write(file, content);
        assertEquals(Optional.empty(), another().find(old()));
    }

    private RememberedHashes another() {
        return new RememberedHashes(Optional.of(new CodeFolder(cache, 1 << 20)));
    }

    /** The library as if nobody had touched it for a while. */
    private FileState old() throws IOException {
        FileState state = FileState.of(library);
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(1));
        return new FileState(state.file(), state.facts(), Optional.of(longAgo));
    }
}
