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

/** A path that ends in a slash means a folder. */
abstract class SlashContract extends GuestFilesTopic {
    SlashContract(GuestFilesContract contract) {
        super(contract);
    }

    @BeforeEach
    final void fill() throws IOException {
        root.createFolder("folder");
        put(root, "file", "content");
        root.createLink("folder", "link");
        root.createLink("file", "file-link");
        root.createLink("nowhere", "dangling");
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder/", "folder//", "link/", "folder/.", "link/."})
    void findsFolders(String path) throws IOException {
        assertEquals(FileType.FOLDER, root.status(path, false).type());
        assertEquals(FileType.FOLDER, root.status(path, true).type());
        try (GuestFolder folder = root.openFolder(path, false)) {
            assertEquals(List.of(), names(folder));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file/", "file//", "file/.", "file-link/", "file-link/."})
    void findsNoFiles(String path) {
        assertFails(FileProblem.NOT_FOLDER, () -> root.status(path, false));
        assertFails(FileProblem.NOT_FOLDER, () -> root.status(path, true));
        assertFails(FileProblem.NOT_FOLDER, () -> root.openFile(path, true, READ));
        assertFails(FileProblem.NOT_FOLDER, () -> root.openFolder(path, true));
        assertFails(FileProblem.NOT_FOLDER, () -> root.removeFile(path));
        assertFails(FileProblem.NOT_FOLDER, () -> root.removeFolder(path));
        assertFails(FileProblem.NOT_FOLDER, () -> root.setTimes(path, true, EveryPathCall.TIMES));
    }

    @Test
    void makesFolders() throws IOException {
        root.createFolder("new/");
        assertEquals(FileType.FOLDER, root.status("new", false).type());
        assertFails(FileProblem.NOT_FOUND, () -> root.createFolder("newer/."));
    }

    @Test
    void makesNothingElse() {
        assertFails(FileProblem.IS_FOLDER, () -> root.openFile("new/", true, CREATE));
        assertFails(FileProblem.NOT_FOUND, () -> root.createLink("x", "new/"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.createLink("x", "file/"));
        assertFails(FileProblem.EXISTS, () -> root.createLink("x", "folder/"));
        assertFails(FileProblem.NOT_FOUND, () -> root.addName("file", false, root, "new/"));
        assertFails(FileProblem.NOT_FOUND, () -> root.openFile("new/", true, READ));
        assertFails(FileProblem.NOT_FOUND, () -> root.status("new", false));
    }

    @Test
    void removesNoLink() throws IOException {
        assertFails(FileProblem.NOT_FOLDER, () -> root.removeFile("link/"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.removeFolder("link/"));
        assertEquals("folder", root.readLink("link"));
    }

    @Test
    void removesNoFolderAsFile() {
        assertFails(FileProblem.IS_FOLDER, () -> root.removeFile("folder/"));
        assertFails(FileProblem.IS_FOLDER, () -> root.removeFile("folder"));
    }

    @Test
    void removesAFolder() throws IOException {
        root.removeFolder("folder/");
        assertFails(FileProblem.NOT_FOUND, () -> root.status("folder", false));
    }

    @Test
    void movesFoldersAndNothingElse() throws IOException {
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("file/", root, "new"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("file", root, "new/"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("link/", root, "new"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("link", root, "new/"));
        root.rename("folder/", root, "new/");
        assertEquals(FileType.FOLDER, root.status("new", false).type());
    }

    @Test
    void replacesNoLinkByAFolder() throws IOException {
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("folder", root, "dangling/"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("folder", root, "file-link"));
        assertEquals("nowhere", root.readLink("dangling"));
    }

    @Test
    void readsNoLinkByItsFolder() {
        assertFails(FileProblem.INVALID, () -> root.readLink("link/"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.readLink("file-link/"));
        assertFails(FileProblem.NOT_FOUND, () -> root.readLink("dangling/"));
    }
}
