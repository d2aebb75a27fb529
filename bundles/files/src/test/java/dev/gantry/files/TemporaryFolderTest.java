// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.file.GuestFiles;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.Mount;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is there for one run. */
@DisabledOnOs(OS.WINDOWS)
final class TemporaryFolderTest extends GuestFilesTest {
    private static final Mount TEMPORARY = new Mount(new Mount.Temporary(), "/tmp", true);

    @Test
    void isForItsOwnerOnly() throws IOException {
        TemporaryFolder folder = TemporaryFolder.create();
        assertEquals(
                PosixFilePermissions.fromString("rwx------"),
                Files.getPosixFilePermissions(folder.path()));
        folder.remove();
        assertFalse(Files.exists(folder.path()));
    }

    @Test
    void keepsFilesDuringTheRun() throws IOException {
        GuestFolder root = at(open(TEMPORARY), "/tmp");
        put(root, "file", "content");
        assertEquals("content", text(root, "file"));
    }

    @Test
    void isAnotherForEachMount() throws IOException {
        Mount second = new Mount(new Mount.Temporary(), "/second", true);
        GuestFiles files = open(TEMPORARY, second);
        put(at(files, "/tmp"), "file", "content");
        assertTrue(names(at(files, "/second")).isEmpty());
    }

    @Test
    void isRemovedWithoutFollowingLinks(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("kept"), "kept");
        TemporaryFolder folder = TemporaryFolder.create();
        Files.createSymbolicLink(folder.path().resolve("link"), outside);
        Path inner = Files.createDirectories(folder.path().resolve("a/b"));
        Files.createSymbolicLink(inner.resolve("link"), outside);
        Files.createSymbolicLink(folder.path().resolve("file-link"), outside.resolve("kept"));
        folder.remove();
        assertFalse(Files.exists(folder.path()));
        assertEquals("kept", Files.readString(outside.resolve("kept")));
    }

    @Test
    void isRemovedHoweverDeepItIs() throws IOException {
        TemporaryFolder folder = TemporaryFolder.create();
        Path top = folder.path().resolve("moved-0");
        for (int i = 0; i < 600; i++) {
            Path next = folder.path().resolve("next");
            Files.createDirectory(next);
            if (Files.exists(top)) {
                Files.move(top, next.resolve("moved-" + i % 3));
            }
            Files.move(next, top);
        }
        folder.remove();
        assertFalse(Files.exists(folder.path()));
    }

    @Test
    void isRemovedWithFoldersThatNobodyMayEnter() throws IOException {
        TemporaryFolder folder = TemporaryFolder.create();
        Path closed = Files.createDirectories(folder.path().resolve("a/closed/inner"));
        Files.writeString(closed.resolve("file"), "");
        Files.setPosixFilePermissions(closed, Set.of());
        Files.setPosixFilePermissions(closed.getParent(), Set.of());
        folder.remove();
        assertFalse(Files.exists(folder.path()));
    }

    @Test
    void isLeftBehindWhereRemovingItFailsInAWayThatNobodyForesaw(@TempDir Path host)
            throws IOException {
        FileSystem closed =
                FileSystems.newFileSystem(host.resolve("archive.zip"), Map.of("create", "true"));
        Path gone = closed.getPath("/");
        closed.close();
        assertDoesNotThrow(() -> new TemporaryFolder(gone).remove());
    }

    @Test
    void isGoneWhenTheFilesAreClosed(@TempDir Path host) throws IOException {
        GuestFiles files = open(TEMPORARY);
        put(at(files, "/tmp"), "needle-" + host.getFileName(), "");
        files.close();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (var folders = Files.newDirectoryStream(temporary, "gantry-*")) {
            for (Path folder : folders) {
                assertFalse(Files.exists(folder.resolve("needle-" + host.getFileName())));
            }
        }
    }
}
