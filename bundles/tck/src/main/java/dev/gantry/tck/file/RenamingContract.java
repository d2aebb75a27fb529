// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is moved replaces what POSIX lets it replace, and nothing else. */
abstract class RenamingContract extends FolderTest {
    RenamingContract(FolderContract contract) {
        super(contract);
    }

    @Test
    void renamesAFile() throws IOException {
        put(root, "old", "moved");
        long identity = root.status("old").identity();
        root.rename("old", root, "new");
        assertMissing(root, "old");
        assertEquals("moved", text(root, "new"));
        assertEquals(identity, root.status("new").identity());
    }

    @Test
    void movesBetweenFolders() throws IOException {
        put(root, "file", "moved");
        try (Folder folder = makeFolder(root, "folder");
                Folder inner = makeFolder(folder, "inner")) {
            put(inner, "below", "too");
            root.rename("file", folder, "file");
            folder.rename("inner", root, "outer");
            assertEquals("moved", text(folder, "file"));
            assertEquals("too", text(inner, "below"));
        }
        assertEquals(List.of("folder", "outer"), names(root));
    }

    @Test
    void replacesAFileByAFile() throws IOException {
        put(root, "old", "new content");
        put(root, "new", "old content");
        root.rename("old", root, "new");
        assertEquals("new content", text(root, "new"));
        assertEquals(List.of("new"), names(root));
    }

    @Test
    void replacesALinkAndNotItsTarget() throws IOException {
        put(root, "target", "kept");
        put(root, "file", "moved");
        root.createLink("link", "target");
        root.rename("file", root, "link");
        assertEquals("moved", text(root, "link"));
        assertEquals("kept", text(root, "target"));
    }

    @Test
    void movesALinkAndNotItsTarget() throws IOException {
        put(root, "target", "kept");
        root.createLink("link", "target");
        root.rename("link", root, "moved");
        assertType(FileType.LINK, root, "moved");
        assertEquals("target", root.readLink("moved"));
        assertType(FileType.FILE, root, "target");
    }

    @Test
    void replacesAnEmptyFolderByAFolder() throws IOException {
        try (Folder old = makeFolder(root, "old")) {
            put(old, "file", "inside");
        }
        root.createFolder("new");
        root.rename("old", root, "new");
        try (Folder folder = root.openFolder("new")) {
            assertEquals("inside", text(folder, "file"));
        }
        assertEquals(List.of("new"), names(root));
    }

    @Test
    void replacesNoFolderThatHoldsSomething() throws IOException {
        root.createFolder("old");
        try (Folder folder = makeFolder(root, "new")) {
            put(folder, "file", "kept");
            assertFails(FileProblem.NOT_EMPTY, () -> root.rename("old", root, "new"));
            assertEquals("kept", text(folder, "file"));
        }
    }

    @Test
    void replacesNoFolderByAFile() throws IOException {
        put(root, "file", "");
        root.createLink("link", "file");
        root.createFolder("folder");
        assertFails(FileProblem.IS_FOLDER, () -> root.rename("file", root, "folder"));
        assertFails(FileProblem.IS_FOLDER, () -> root.rename("link", root, "folder"));
        assertEquals(List.of("file", "folder", "link"), names(root));
    }

    @Test
    void replacesNoFileByAFolder() throws IOException {
        put(root, "file", "");
        root.createLink("link", "folder");
        root.createFolder("folder");
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("folder", root, "file"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("folder", root, "link"));
        assertEquals(List.of("file", "folder", "link"), names(root));
    }

    @Test
    void movesNoFolderIntoItself() throws IOException {
        try (Folder folder = makeFolder(root, "folder");
                Folder inner = makeFolder(folder, "inner")) {
            assertFails(FileProblem.INVALID, () -> root.rename("folder", folder, "new"));
            assertFails(FileProblem.INVALID, () -> root.rename("folder", inner, "new"));
            assertEquals(List.of("inner"), names(folder));
        }
    }

    @Test
    void replacesNoFolderByWhatIsInIt() throws IOException {
        try (Folder folder = makeFolder(root, "folder")) {
            folder.createFolder("inner");
            assertFails(FileProblem.NOT_EMPTY, () -> folder.rename("inner", root, "folder"));
        }
    }

    @Test
    void renamesNothingThatIsNotThere() throws IOException {
        put(root, "file", "kept");
        assertFails(FileProblem.NOT_FOUND, () -> root.rename("missing", root, "file"));
        assertFails(FileProblem.NOT_FOUND, () -> root.rename("missing", root, "missing"));
        assertEquals("kept", text(root, "file"));
    }

    @Test
    void leavesWhatIsRenamedToItself() throws IOException {
        put(root, "file", "kept");
        root.createFolder("folder");
        root.rename("file", root, "file");
        root.rename("folder", root, "folder");
        assertEquals("kept", text(root, "file"));
        assertEquals(List.of("file", "folder"), names(root));
    }

    @Test
    void leavesBothNamesOfOneFile() throws IOException {
        put(root, "first", "kept");
        root.addName("first", root, "second");
        root.rename("first", root, "second");
        assertEquals(List.of("first", "second"), names(root));
    }

    @Test
    void movesNothingIntoARemovedFolder() throws IOException {
        put(root, "file", "kept");
        try (Folder folder = makeFolder(root, "folder")) {
            root.removeFolder("folder");
            assertFails(FileProblem.NOT_FOUND, () -> root.rename("file", folder, "file"));
        }
        assertEquals("kept", text(root, "file"));
    }
}
