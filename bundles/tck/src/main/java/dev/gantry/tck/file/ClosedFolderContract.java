// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.file.FileException;
import dev.gantry.file.Folder;
import dev.gantry.file.FolderListing;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is closed answers, and reaches nothing: least of all what was opened in its place. */
abstract class ClosedFolderContract extends FolderTest {
    ClosedFolderContract(FolderContract contract) {
        super(contract);
    }

    @Test
    void closesTwice() throws IOException {
        Folder folder = makeFolder(root, "folder");
        OpenFile file = folder.openFile("file", CREATE);
        FolderListing listing = folder.list();
        for (int time = 0; time < 2; time++) {
            listing.close();
            file.close();
            folder.close();
        }
        assertEquals(List.of("folder"), names(root));
    }

    @Test
    void doesNothingInAClosedFolder() throws IOException {
        Folder folder = makeFolder(root, "folder");
        put(folder, "file", "kept");
        folder.close();
        try (Folder another = makeFolder(root, "another")) {
            put(another, "file", "kept");
            put(root, "file", "");
            assertEnded(() -> folder.status());
            assertEnded(() -> folder.status("file"));
            assertEnded(() -> folder.openFolder("file"));
            assertEnded(() -> folder.openFile("file", REPLACE));
            assertEnded(() -> folder.createFolder("new"));
            assertEnded(() -> folder.createLink("new", "file"));
            assertEnded(() -> folder.readLink("file"));
            assertEnded(() -> folder.removeFile("file"));
            assertEnded(() -> folder.removeFolder("file"));
            assertEnded(() -> folder.setTimes("file", TimeContract.both(0)));
            assertEnded(() -> folder.setTimes(TimeContract.both(0)));
            assertEnded(folder::list);
            assertEnded(() -> folder.sync(true));
            assertEquals(List.of("file"), names(another));
            assertEquals("kept", text(another, "file"));
        }
    }

    @Test
    void movesNothingFromOrToAClosedFolder() throws IOException {
        Folder folder = makeFolder(root, "folder");
        put(folder, "file", "kept");
        put(root, "other", "");
        folder.close();
        try (Folder another = makeFolder(root, "another")) {
            assertEnded(() -> folder.rename("file", root, "new"));
            assertEnded(() -> folder.addName("file", root, "new"));
            assertEnded(() -> root.rename("other", folder, "new"));
            assertEnded(() -> root.addName("other", folder, "new"));
            assertEquals(List.of(), names(another));
        }
        assertEquals(List.of("another", "folder", "other"), names(root));
    }

    @Test
    void doesNothingWithAClosedFile() throws IOException {
        OpenFile file = root.openFile("file", CREATE);
        writeAll(file, 0, "kept");
        file.close();
        try (OpenFile another = root.openFile("another", CREATE)) {
            writeAll(another, 0, "kept");
            byte[] bytes = {1};
            assertEnded(file::status);
            assertEnded(() -> file.read(0, bytes, 0, 1));
            assertEnded(() -> file.write(0, bytes, 0, 1));
            assertEnded(() -> file.append(bytes, 0, 1));
            assertEnded(() -> file.setSize(0));
            assertEnded(() -> file.allocate(0, 10));
            assertEnded(() -> file.setTimes(TimeContract.both(0)));
            assertEnded(() -> file.sync(true));
            assertEquals("kept", text(another));
        }
        assertEquals("kept", text(root, "file"));
    }

    @Test
    void listsNothingWithAClosedListing() throws IOException {
        put(root, "file", "");
        FolderListing listing = root.list();
        listing.close();
        assertEnded(listing::next);
    }

    private static void assertEnded(Executable call) {
        assertThrows(FileException.class, call);
    }
}
