// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.GuestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mounts below others are found through these. */
final class UnionTest extends GuestFilesTest {
    @Test
    void findsAMountThroughTheOneAbove() throws IOException {
        GuestFiles files = open(memory("."), memory("/tmp"));
        GuestFolder root = at(files, ".");
        put(root, "tmp/x", "content");
        assertEquals("content", text(at(files, "/tmp"), "x"));
        assertEquals("content", text(root, "tmp/../tmp/x"));
        assertEquals(List.of("tmp"), names(root));
        try (GuestFolder tmp = root.openFolder("tmp", false)) {
            assertEquals(List.of("x"), names(tmp));
            assertFails(FileProblem.ESCAPES, () -> tmp.status("..", false));
        }
    }

    @Test
    void goesBackToTheMountAbove() throws IOException {
        GuestFiles files = open(memory("/"), memory("/a/b"));
        GuestFolder root = at(files, "/");
        put(root, "file", "above");
        put(root, "a/b/file", "below");
        assertEquals("above", text(root, "a/b/../../file"));
        assertFails(FileProblem.ESCAPES, () -> at(files, "/a/b").status("../../file", false));
    }

    @Test
    void coversWhatTheHostHasThere(@TempDir Path host) throws IOException {
        Files.createDirectory(host.resolve("tmp"));
        Files.writeString(host.resolve("tmp/covered"), "covered");
        Files.writeString(host.resolve("other"), "");
        GuestFolder root = at(open(writable(host, "/"), memory("/tmp")), "/");
        assertEquals(List.of("other", "tmp"), names(root));
        assertFails(FileProblem.NOT_FOUND, () -> root.status("tmp/covered", false));
        put(root, "tmp/new", "");
        assertFalse(Files.exists(host.resolve("tmp/new")));
    }

    @Test
    void coversALinkThatTheHostHasThere(@TempDir Path host) throws IOException {
        Files.createSymbolicLink(host.resolve("a"), Path.of("/"));
        GuestFolder root = at(open(writable(host, "/"), memory("/a/b")), "/");
        assertEquals(FileType.FOLDER, root.status("a", false).type());
        assertFails(FileProblem.NOT_FOUND, () -> root.status("a/etc", false));
        assertEquals(FileType.FOLDER, root.status("a/b", false).type());
    }

    @Test
    void hasTheFoldersThatLeadToAMount() throws IOException {
        GuestFolder root = at(open(memory("/"), memory("/a/b/c")), "/");
        assertEquals(List.of("a"), names(root));
        try (GuestFolder a = root.openFolder("a", false)) {
            assertEquals(List.of("b"), names(a));
            assertFalse(a.writable());
            assertFails(FileProblem.READ_ONLY, () -> a.createFolder("new"));
            assertFails(FileProblem.READ_ONLY, () -> a.openFile("new", false, CREATE));
            assertFails(FileProblem.NOT_FOUND, () -> a.status("new", false));
        }
    }

    @Test
    void usesTheFoldersOfTheHostThatLeadToAMount(@TempDir Path host) throws IOException {
        Files.createDirectory(host.resolve("a"));
        Files.writeString(host.resolve("a/file"), "content");
        GuestFolder root = at(open(writable(host, "/"), memory("/a/b")), "/");
        assertEquals("content", text(root, "a/file"));
        try (GuestFolder a = root.openFolder("a", false)) {
            assertEquals(List.of("b", "file"), names(a));
        }
    }

    @Test
    void neitherRemovesNorReplacesMounts() throws IOException {
        GuestFolder root = at(open(memory("/"), memory("/a/b"), memory("/tmp")), "/");
        put(root, "file", "");
        root.createFolder("folder");
        for (String path : List.of("tmp", "a", "tmp/")) {
            assertFails(FileProblem.BUSY, () -> root.removeFolder(path));
            assertFails(FileProblem.BUSY, () -> root.rename(path, root, "new"));
            assertFails(FileProblem.BUSY, () -> root.rename("folder", root, path));
            assertFails(FileProblem.EXISTS, () -> root.createFolder(path));
            assertFails(FileProblem.EXISTS, () -> root.createLink("x", path));
            assertFails(FileProblem.IS_FOLDER, () -> root.openFile(path, false, CREATE));
        }
        assertFails(FileProblem.NOT_PERMITTED, () -> root.addName("tmp", false, root, "n"));
        assertEquals(List.of("a", "file", "folder", "tmp"), names(root));
    }

    @Test
    void movesNothingFromOneMountToAnother() throws IOException {
        GuestFiles files = open(memory("/"), memory("/tmp"));
        GuestFolder root = at(files, "/");
        put(root, "file", "content");
        assertFails(FileProblem.CROSS_DEVICE, () -> root.rename("file", root, "tmp/file"));
        assertFails(FileProblem.CROSS_DEVICE, () -> root.addName("file", false, root, "tmp/file"));
        assertEquals("content", text(root, "file"));
    }

    @Test
    void keepsTwoMountsOfOneFolderApart(@TempDir Path host) throws IOException {
        Files.writeString(host.resolve("file"), "content");
        GuestFiles files = open(writable(host, "/a"), writable(host, "/b"));
        GuestFolder a = at(files, "/a");
        GuestFolder b = at(files, "/b");
        assertFails(FileProblem.CROSS_DEVICE, () -> a.rename("file", b, "moved"));
        assertFails(FileProblem.CROSS_DEVICE, () -> a.addName("file", false, b, "second"));
        assertEquals(a.status("file", false), b.status("file", false));
    }

    @Test
    void tellsTheSameOfAMountHoweverItIsReached() throws IOException {
        GuestFiles files = open(memory("/"), memory("/tmp"));
        GuestFolder root = at(files, "/");
        long identity = at(files, "/tmp").status().identity();
        assertEquals(identity, root.status("tmp", false).identity());
        FolderEntry entry = entries(root).get(0);
        assertEquals("tmp", entry.name());
        assertEquals(FileType.FOLDER, entry.type());
        assertEquals(identity, entry.identity());
        assertNotEquals(identity, root.status().identity());
    }

    @Test
    void keepsTheNamesAndOrderOfItsMounts() {
        GuestFiles files = open(memory("/z"), memory("data"), memory("../up"), memory("/a"));
        assertEquals(
                List.of("../up", "/a", "/z", "data"),
                files.preopens().stream().map(GuestFiles.Preopen::path).toList());
    }

    @Test
    void showsNoMountThatLiesBesideIt() throws IOException {
        GuestFiles files = open(memory("/"), memory("../up"));
        assertEquals(List.of(), names(at(files, "/")));
        put(at(files, "../up"), "file", "content");
        assertEquals("content", text(at(files, "../up"), "file"));
    }

    @Test
    void mountsNothingTwice() {
        for (String path : List.of("/data", "data", "./data/", "/x/../data")) {
            GantryException refusal =
                    assertThrows(GantryException.class, () -> open(memory("/data"), memory(path)));
            assertEquals(ErrorCode.MOUNT_FAILED, refusal.code());
        }
    }

    @Test
    void leavesTheMountWhenItsFolderIsClosed() throws IOException {
        GuestFiles files = open(memory("/"), memory("/tmp"));
        put(at(files, "/tmp"), "file", "content");
        at(files, "/tmp").close();
        assertEquals("content", text(at(files, "/"), "tmp/file"));
    }
}
