// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Folders in a folder; what is open goes on pointing to the same folder. */
abstract class SubfolderContract extends FolderTest {
    SubfolderContract(FolderContract contract) {
        super(contract);
    }

    @Test
    void tellsAboutItself() throws IOException {
        FileStatus status = root.status();
        assertEquals(FileType.FOLDER, status.type());
        try (Folder folder = makeFolder(root, "folder")) {
            assertEquals(root.status("folder").identity(), folder.status().identity());
            assertEquals(status.device(), folder.status().device());
            assertNotEquals(status.identity(), folder.status().identity());
        }
    }

    @Test
    void makesAndOpensFolders() throws IOException {
        try (Folder folder = makeFolder(root, "folder");
                Folder inner = makeFolder(folder, "inner")) {
            put(inner, "file", "deep");
            assertEquals(List.of("inner"), names(folder));
        }
        try (Folder folder = root.openFolder("folder");
                Folder inner = folder.openFolder("inner")) {
            assertEquals("deep", text(inner, "file"));
        }
    }

    @Test
    void makesNoFolderWhereAnythingIs() throws IOException {
        root.createFolder("folder");
        put(root, "file", "");
        root.createLink("link", "nowhere");
        for (String name : List.of("folder", "file", "link")) {
            assertFails(FileProblem.EXISTS, () -> root.createFolder(name));
        }
        assertMissing(root, "nowhere");
    }

    @Test
    void opensNoFolderThatIsNotThere() {
        assertFails(FileProblem.NOT_FOUND, () -> root.openFolder("missing"));
        assertFails(FileProblem.NOT_FOUND, () -> root.status("missing"));
    }

    @Test
    void opensNoFileAsFolder() throws IOException {
        put(root, "file", "");
        assertFails(FileProblem.NOT_FOLDER, () -> root.openFolder("file"));
    }

    @Test
    void goesOnPointingToARenamedFolder() throws IOException {
        try (Folder folder = makeFolder(root, "before")) {
            root.rename("before", root, "after");
            put(root, "before", "another");
            put(folder, "file", "inside");
            assertEquals(root.status("after").identity(), folder.status().identity());
        }
        try (Folder after = root.openFolder("after")) {
            assertEquals("inside", text(after, "file"));
        }
    }

    @Test
    void makesNothingInARemovedFolder() throws IOException {
        try (Folder folder = makeFolder(root, "folder")) {
            root.removeFolder("folder");
            root.createFolder("folder");
            assertFails(FileProblem.NOT_FOUND, () -> put(folder, "file", ""));
            assertFails(FileProblem.NOT_FOUND, () -> folder.createFolder("inner"));
            assertEquals(FileType.FOLDER, folder.status().type());
            assertEquals(List.of(), names(folder));
        }
        try (Folder second = root.openFolder("folder")) {
            assertEquals(List.of(), names(second));
        }
    }

    @Test
    void livesOnWhenItsParentIsClosed() throws IOException {
        Folder outer = makeFolder(root, "outer");
        try (Folder inner = makeFolder(outer, "inner")) {
            outer.close();
            put(inner, "file", "inside");
            assertEquals("inside", text(inner, "file"));
        }
    }

    @Test
    void isOpenSeveralTimes() throws IOException {
        Folder first = makeFolder(root, "folder");
        try (Folder second = root.openFolder("folder")) {
            put(first, "file", "same");
            first.close();
            assertEquals("same", text(second, "file"));
        }
    }

    @Test
    void syncsFoldersAndFiles() throws IOException {
        try (OpenFile file = root.openFile("file", CREATE)) {
            writeAll(file, 0, "kept");
            file.sync(false);
            file.sync(true);
        }
        root.sync(false);
        root.sync(true);
        assertEquals("kept", text(root, "file"));
    }
}
