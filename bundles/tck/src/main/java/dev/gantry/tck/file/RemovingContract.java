// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.Folder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only what was named is removed. */
abstract class RemovingContract extends FolderTest {
    RemovingContract(FolderContract contract) {
        super(contract);
    }

    @Test
    void removesFiles() throws IOException {
        put(root, "file", "");
        put(root, "other", "");
        root.removeFile("file");
        assertEquals(List.of("other"), names(root));
    }

    @Test
    void removesFolders() throws IOException {
        root.createFolder("folder");
        root.removeFolder("folder");
        assertEquals(List.of(), names(root));
    }

    @Test
    void removesALinkAndNotItsTarget() throws IOException {
        put(root, "target", "kept");
        root.createLink("link", "target");
        root.removeFile("link");
        assertEquals(List.of("target"), names(root));
    }

    @Test
    void removesNothingThatIsNotThere() {
        assertFails(FileProblem.NOT_FOUND, () -> root.removeFile("missing"));
        assertFails(FileProblem.NOT_FOUND, () -> root.removeFolder("missing"));
    }

    @Test
    void removesNoFolderAsFile() throws IOException {
        root.createFolder("folder");
        assertFails(FileProblem.IS_FOLDER, () -> root.removeFile("folder"));
        assertEquals(List.of("folder"), names(root));
    }

    @Test
    void removesNoFileAsFolder() throws IOException {
        put(root, "file", "");
        assertFails(FileProblem.NOT_FOLDER, () -> root.removeFolder("file"));
        assertEquals(List.of("file"), names(root));
    }

    @Test
    void removesNoLinkAsFolder() throws IOException {
        root.createFolder("folder");
        root.createLink("link", "folder");
        assertFails(FileProblem.NOT_FOLDER, () -> root.removeFolder("link"));
        assertEquals(List.of("folder", "link"), names(root));
    }

    @Test
    void removesNoFolderThatHoldsSomething() throws IOException {
        try (Folder folder = makeFolder(root, "folder")) {
            put(folder, "file", "");
            assertFails(FileProblem.NOT_EMPTY, () -> root.removeFolder("folder"));
            folder.removeFile("file");
        }
        root.removeFolder("folder");
        assertMissing(root, "folder");
    }
}
