// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files are opened as the options say, and links never. */
abstract class OpeningContract extends FolderTest {
    OpeningContract(FolderContract contract) {
        super(contract);
    }

    @Test
    void opensNoFileThatIsNotThere() {
        assertFails(FileProblem.NOT_FOUND, () -> root.openFile("missing", READ));
        assertFails(FileProblem.NOT_FOUND, () -> root.openFile("missing", BOTH));
        assertMissing(root, "missing");
    }

    @Test
    void makesAFile() throws IOException {
        root.openFile("file", CREATE).close();
        assertEquals(0, root.status("file").size());
        assertType(FileType.FILE, root, "file");
    }

    @Test
    void makesAFileThatIsOnlyRead() throws IOException {
        root.openFile("file", Set.of(OpenOption.READ, OpenOption.CREATE)).close();
        assertType(FileType.FILE, root, "file");
    }

    @Test
    void createsNothingOverAFile() throws IOException {
        put(root, "file", "kept");
        root.openFile("file", CREATE).close();
        assertEquals("kept", text(root, "file"));
    }

    @Test
    void makesAFileExclusively() throws IOException {
        root.openFile("file", CREATE_NEW).close();
        assertFails(FileProblem.EXISTS, () -> root.openFile("file", CREATE_NEW));
    }

    @Test
    void makesNoFileExclusivelyWhereAnythingIs() throws IOException {
        root.createFolder("folder");
        root.createLink("link", "nowhere");
        assertFails(FileProblem.EXISTS, () -> root.openFile("folder", CREATE_NEW));
        assertFails(FileProblem.EXISTS, () -> root.openFile("link", CREATE_NEW));
        assertMissing(root, "nowhere");
    }

    @Test
    void emptiesAFile() throws IOException {
        put(root, "file", "content");
        root.openFile("file", Set.of(OpenOption.WRITE, OpenOption.TRUNCATE)).close();
        assertEquals("", text(root, "file"));
    }

    @Test
    void emptiesNoFileThatIsOnlyRead() throws IOException {
        put(root, "file", "kept");
        Set<OpenOption> options = Set.of(OpenOption.READ, OpenOption.TRUNCATE);
        assertFails(FileProblem.INVALID, () -> root.openFile("file", options));
        assertEquals("kept", text(root, "file"));
    }

    @Test
    void changesNothingThroughAFileThatIsOnlyRead() throws IOException {
        put(root, "file", "kept");
        try (OpenFile file = root.openFile("file", READ)) {
            byte[] bytes = {1};
            assertThrows(FileException.class, () -> file.write(0, bytes, 0, 1));
            assertThrows(FileException.class, () -> file.append(bytes, 0, 1));
            assertThrows(FileException.class, () -> file.setSize(0));
            assertThrows(FileException.class, () -> file.allocate(0, 100));
        }
        assertEquals("kept", text(root, "file"));
    }

    @Test
    void opensNoFolderAsFile() throws IOException {
        root.createFolder("folder");
        for (Set<OpenOption> options : List.of(READ, WRITE, BOTH, CREATE, REPLACE)) {
            assertFails(FileProblem.IS_FOLDER, () -> root.openFile("folder", options));
        }
    }

    @Test
    void followsNoLink() throws IOException {
        put(root, "target", "kept");
        root.createFolder("folder");
        root.createLink("link", "target");
        root.createLink("folder-link", "folder");
        root.createLink("self", "self");
        for (String link : List.of("link", "folder-link", "self")) {
            for (Set<OpenOption> options : List.of(READ, WRITE, BOTH, CREATE, REPLACE)) {
                assertFails(FileProblem.IS_LINK, () -> root.openFile(link, options));
            }
            assertFails(FileProblem.IS_LINK, () -> root.openFolder(link));
        }
        assertEquals("kept", text(root, "target"));
    }

    @Test
    void makesNothingThroughALinkToNowhere() throws IOException {
        root.createLink("link", "nowhere");
        assertFails(FileProblem.IS_LINK, () -> root.openFile("link", CREATE));
        assertFails(FileProblem.IS_LINK, () -> root.openFolder("link"));
        assertMissing(root, "nowhere");
    }

    @Test
    void opensAFileSeveralTimes() throws IOException {
        try (OpenFile first = root.openFile("file", CREATE)) {
            OpenFile second = root.openFile("file", BOTH);
            writeAll(first, 0, "seen");
            assertEquals("seen", text(second));
            second.close();
            writeAll(first, 4, " again");
        }
        assertEquals("seen again", text(root, "file"));
    }
}
