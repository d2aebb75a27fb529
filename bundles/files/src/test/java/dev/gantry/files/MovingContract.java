// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is moved where, and what that replaces. */
abstract class MovingContract extends GuestFilesTopic {
    MovingContract(GuestFilesContract contract) {
        super(contract);
    }

    @BeforeEach
    final void fill() throws IOException {
        root.createFolder("a");
        root.createFolder("a/b");
        root.createFolder("empty");
        put(root, "file", "content");
        put(root, "a/file", "other");
    }

    @Test
    void replacesAFile() throws IOException {
        root.rename("file", root, "a/file");
        assertEquals("content", text(root, "a/file"));
        assertFails(FileProblem.NOT_FOUND, () -> root.status("file", false));
    }

    @Test
    void replacesAnEmptyFolderByAFolder() throws IOException {
        root.rename("a", root, "empty");
        assertEquals("other", text(root, "empty/file"));
    }

    @Test
    void replacesNothingElse() {
        assertFails(FileProblem.NOT_EMPTY, () -> root.rename("empty", root, "a"));
        assertFails(FileProblem.IS_FOLDER, () -> root.rename("file", root, "empty"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("empty", root, "file"));
        assertFails(FileProblem.NOT_FOUND, () -> root.rename("missing", root, "new"));
    }

    @Test
    void movesNoFolderIntoItself() {
        assertFails(FileProblem.INVALID, () -> root.rename("a", root, "a/b/new"));
        assertFails(FileProblem.INVALID, () -> root.rename("a", root, "a/new"));
    }

    @Test
    void leavesWhatIsMovedOntoItself() throws IOException {
        root.rename("file", root, "file");
        root.rename("a", root, "a");
        root.addName("file", false, root, "second");
        root.rename("file", root, "second");
        assertEquals(List.of("a", "empty", "file", "second"), names(root));
    }

    @Test
    void keepsWhatIsOpen() throws IOException {
        try (OpenFile file = root.openFile("file", false, READ);
                GuestFolder folder = root.openFolder("a", false)) {
            root.removeFile("file");
            root.rename("a", root, "moved");
            byte[] bytes = new byte[7];
            assertEquals(7, file.read(0, bytes, 0, 7));
            assertEquals("other", text(folder, "file"));
        }
    }

    @Test
    void movesBetweenOpenFolders() throws IOException {
        try (GuestFolder from = root.openFolder("a", false);
                GuestFolder to = root.openFolder("empty", false)) {
            from.rename("file", to, "new");
            assertEquals(List.of("new"), names(to));
            to.addName("new", false, from, "second");
            assertEquals("other", text(from, "second"));
        }
    }

    @Test
    void movesNothingToAnotherTreeOrGuest() {
        GuestFolder mounted = at(open(memory("/"), memory("/other")), "/other");
        assertFails(FileProblem.CROSS_DEVICE, () -> root.rename("file", mounted, "file"));
        assertFails(FileProblem.CROSS_DEVICE, () -> root.addName("file", false, mounted, "f"));
    }

    @Test
    void isOneFileUnderTwoNames() throws IOException {
        root.addName("file", false, root, "second");
        put(root, "second", "changed");
        assertEquals("changed", text(root, "file"));
        assertEquals(
                root.status("file", false).identity(), root.status("second", false).identity());
        assertNotEquals(
                root.status("file", false).identity(), root.status("a/file", false).identity());
        assertEquals(2, root.status("file", false).links());
        root.removeFile("file");
        assertEquals(1, root.status("second", false).links());
    }

    @Test
    void givesNoSecondNameThatIsTaken() {
        assertFails(FileProblem.EXISTS, () -> root.addName("file", false, root, "a/file"));
        assertFails(FileProblem.EXISTS, () -> root.addName("file", false, root, "a"));
        assertFails(FileProblem.EXISTS, () -> root.addName("file", false, root, "file"));
    }

    @Test
    void removesOnlyWhatItSays() throws IOException {
        assertFails(FileProblem.NOT_EMPTY, () -> root.removeFolder("a"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.removeFolder("file"));
        assertFails(FileProblem.IS_FOLDER, () -> root.removeFile("empty"));
        root.removeFolder("empty");
        assertFails(FileProblem.NOT_FOUND, () -> root.removeFolder("empty"));
        assertEquals(FileType.FOLDER, root.status("a", false).type());
    }
}
