// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One file with several names. */
abstract class SecondNameContract extends FolderTest {
    SecondNameContract(FolderContract contract) {
        super(contract);
    }

    @Test
    void isOneFileUnderBothNames() throws IOException {
        put(root, "first", "before");
        root.addName("first", root, "second");
        put(root, "second", "after");
        assertEquals("after", text(root, "first"));
        assertEquals(root.status("first").identity(), root.status("second").identity());
    }

    @Test
    void countsNames() throws IOException {
        put(root, "first", "");
        assertEquals(1, root.status("first").links());
        root.addName("first", root, "second");
        assertEquals(2, root.status("second").links());
        root.removeFile("first");
        assertEquals(1, root.status("second").links());
    }

    @Test
    void livesAsLongAsOneNameDoes() throws IOException {
        put(root, "first", "kept");
        try (Folder folder = makeFolder(root, "folder")) {
            root.addName("first", folder, "second");
            root.removeFile("first");
            assertEquals("kept", text(folder, "second"));
        }
    }

    @Test
    void givesALinkItselfASecondName() throws IOException {
        put(root, "target", "");
        root.createLink("link", "target");
        root.addName("link", root, "second");
        assertType(FileType.LINK, root, "second");
        assertEquals(1, root.status("target").links());
    }

    @Test
    void replacesNothing() throws IOException {
        put(root, "file", "file");
        put(root, "other", "kept");
        root.createFolder("folder");
        root.createLink("link", "nowhere");
        for (String name : List.of("other", "folder", "link", "file")) {
            assertFails(FileProblem.EXISTS, () -> root.addName("file", root, name));
        }
        assertEquals("kept", text(root, "other"));
        assertMissing(root, "nowhere");
    }

    @Test
    void givesAFolderNoSecondName() throws IOException {
        root.createFolder("folder");
        assertFails(FileProblem.NOT_PERMITTED, () -> root.addName("folder", root, "second"));
        assertMissing(root, "second");
    }

    @Test
    void givesNothingASecondNameThatIsNotThere() {
        assertFails(FileProblem.NOT_FOUND, () -> root.addName("missing", root, "second"));
    }

    @Test
    void putsNoNameIntoARemovedFolder() throws IOException {
        put(root, "file", "");
        try (Folder folder = makeFolder(root, "folder")) {
            root.removeFolder("folder");
            assertFails(FileProblem.NOT_FOUND, () -> root.addName("file", folder, "second"));
        }
        assertEquals(1, root.status("file").links());
    }
}
