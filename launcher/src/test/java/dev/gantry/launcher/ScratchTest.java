// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScratchTest {
    @Test
    void isGoneWhenItIsClosed(@TempDir Path cache) throws IOException {
        Scratch scratch = Scratch.create(cache);
        Files.createDirectories(scratch.bundles().resolve("deep/er"));
        scratch.close();
        assertFalse(Files.exists(scratch.folder()));
    }

    @Test
    void canBeEnteredByItsOwnerOnly(@TempDir Path cache) throws IOException {
        try (Scratch scratch = Scratch.create(cache)) {
            Path folder = scratch.folder();
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        }
    }

    @Test
    void leavesTheFoldersOfOthersThatWereJustMadeAlone(@TempDir Path cache) throws IOException {
        try (Scratch scratch = Scratch.create(cache)) {
            Path other = Files.createDirectories(cache.resolve("run/gantry-run-new"));
            scratch.deleteAbandoned();
            assertTrue(Files.exists(other));
        }
    }

    @Test
    void deletesTheFolderOfAKilledProcess(@TempDir Path cache) throws IOException {
        Path abandoned = Files.createDirectories(cache.resolve("run/gantry-run-old"));
        Files.createFile(abandoned.resolve("lock"));
        try (Scratch scratch = Scratch.create(cache)) {
            scratch.deleteAbandoned();
            assertFalse(Files.exists(abandoned));
        }
    }

    @Test
    void leavesTheSystemsTemporaryFolderAlone(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("no folder"));
        try (Scratch scratch = Scratch.create(file)) {
            Path other = scratch.folder().resolveSibling("gantry-run-of-somebody-else");
            Files.createDirectories(other);
            Files.deleteIfExists(other.resolve("lock"));
            Files.createFile(other.resolve("lock"));
            scratch.deleteAbandoned();
            assertTrue(Files.exists(other));
            Files.delete(other.resolve("lock"));
            Files.delete(other);
        }
    }

    @Test
    void followsNoLinkWhenItDeletes(@TempDir Path cache, @TempDir Path precious)
            throws IOException {
        Path treasure = Files.createFile(precious.resolve("treasure"));
        Scratch scratch = Scratch.create(cache);
        Files.createSymbolicLink(scratch.bundles().resolveSibling("link"), precious);
        scratch.close();
        assertTrue(Files.exists(treasure));
    }

    @Test
    void worksWhereTheCacheCannotBeWritten(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("no folder"));
        try (Scratch scratch = Scratch.create(file)) {
            assertTrue(Files.isDirectory(scratch.folder()));
        }
    }
}
