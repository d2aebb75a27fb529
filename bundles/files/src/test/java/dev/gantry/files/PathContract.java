// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.GuestFolder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths stay inside, are as long as they may be, and mean what POSIX says. */
abstract class PathContract extends GuestFilesTopic {
    PathContract(GuestFilesContract contract) {
        super(contract);
    }

    @BeforeEach
    final void fill() throws IOException {
        root.createFolder("a");
        root.createFolder("a/b");
        put(root, "file", "content");
        put(root, "a/b/file", "deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../",
                "../x",
                "./..",
                "./../",
                "a/../..",
                "a/../../x",
                "a/b/../../..",
                "a/b/../../../etc/passwd",
                "/",
                "/etc/passwd",
                "//",
                "/a",
                "/.."
            })
    void leadsOutThroughNoCall(String path) {
        EveryPathCall.all(root, path)
                .forEach((name, call) -> assertFails(FileProblem.ESCAPES, call));
    }

    @Test
    void leadsNotAboveAFolderThatWasOpened() throws IOException {
        try (GuestFolder inner = root.openFolder("a/b", false)) {
            assertEquals("deep", text(inner, "file"));
            EveryPathCall.all(inner, "../../file")
                    .forEach((name, call) -> assertFails(FileProblem.ESCAPES, call));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file",
                "./file",
                ".//file",
                "a/../file",
                "a/b/../../file",
                "a//..//./file",
                "a/./b/.././../file"
            })
    void findsAFileByEveryOfItsPaths(String path) throws IOException {
        assertEquals("content", text(root, path));
    }

    @Test
    void meansNothingIfEmpty() {
        EveryPathCall.all(root, "")
                .forEach((name, call) -> assertFails(FileProblem.NOT_FOUND, call));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "file\0", "a/\0/b", "\ud800", "a\udc00"})
    void isNoPathWithWhatNoNameHas(String path) {
        EveryPathCall.all(root, path)
                .forEach((name, call) -> assertFails(FileProblem.ILLEGAL_NAME, call));
    }

    @Test
    void goesUpFromWhereItIs() throws IOException {
        assertFails(FileProblem.NOT_FOUND, () -> root.status("missing/../file", true));
        assertFails(FileProblem.NOT_FOLDER, () -> root.status("file/../file", true));
        assertEquals(FileType.FILE, root.status("a/../file", true).type());
    }

    @Test
    void isNoLongerThanNamesMayBe() throws IOException {
        put(root, "n".repeat(255), "");
        EveryPathCall.all(root, "n".repeat(256))
                .forEach((name, call) -> assertFails(FileProblem.NAME_TOO_LONG, call));
    }

    @Test
    void isNoLongerThanPathsMayBe() throws IOException {
        assertEquals("content", text(root, "./".repeat(2_045) + "file"));
        EveryPathCall.all(root, "./".repeat(2_047) + "file")
                .forEach((name, call) -> assertFails(FileProblem.NAME_TOO_LONG, call));
    }

    @Test
    void leadsNoDeeperThan256Folders() throws IOException {
        String path = "d";
        root.createFolder(path);
        for (int depth = 2; depth <= 256; depth++) {
            path += "/d";
            root.createFolder(path);
        }
        try (GuestFolder deepest = root.openFolder(path, false)) {
            deepest.createFolder("more");
            assertFails(FileProblem.NAME_TOO_LONG, () -> deepest.openFolder("more", false));
            assertFails(FileProblem.NAME_TOO_LONG, () -> deepest.createFolder("more/x"));
        }
    }

    @Test
    void meansTheFolderItselfByADot() throws IOException {
        assertEquals(root.status().identity(), root.status(".", false).identity());
        assertEquals(root.status().identity(), root.status("a/..", false).identity());
        try (GuestFolder same = root.openFolder(".", false)) {
            assertEquals(List.of("a", "file"), names(same));
        }
        assertEquals(List.of("a", "file"), names(root));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "a/.", "a/..", "a/b/../.", "./"})
    void changesNothingByADot(String path) {
        assertFails(FileProblem.INVALID, () -> root.removeFolder(path));
        assertFails(FileProblem.IS_FOLDER, () -> root.removeFile(path));
        assertFails(FileProblem.BUSY, () -> root.rename(path, root, "new"));
        assertFails(FileProblem.BUSY, () -> root.rename("file", root, path));
        assertFails(FileProblem.EXISTS, () -> root.createFolder(path));
        assertFails(FileProblem.EXISTS, () -> root.createLink("x", path));
        assertFails(FileProblem.INVALID, () -> root.readLink(path));
        assertFails(FileProblem.NOT_PERMITTED, () -> root.addName(path, false, root, "new"));
        assertFails(FileProblem.EXISTS, () -> root.addName("file", false, root, path));
        assertFails(FileProblem.IS_FOLDER, () -> root.openFile(path, false, READ));
        assertFails(FileProblem.IS_FOLDER, () -> root.openFile(path, false, CREATE));
        assertFails(FileProblem.EXISTS, () -> root.openFile(path, false, CREATE_NEW));
    }

    @Test
    void tellsNamesApartThatLookAlike() throws IOException {
        put(root, "File", "large");
        put(root, "file.", "dot");
        put(root, "file ", "space");
        assertEquals("content", text(root, "file"));
        assertEquals("dot", text(root, "file."));
        assertEquals("space", text(root, "file "));
    }
}
