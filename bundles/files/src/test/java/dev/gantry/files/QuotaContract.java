// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.Limits;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FolderListing;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a guest may add, and no more: 1,000 bytes, 5 names, 6 open. */
abstract class QuotaContract extends GuestFilesTopic {
    private static final int MOST_BYTES = 1_000;

    QuotaContract(GuestFilesContract contract) {
        super(contract);
    }

    @Override
    Limits limits() {
        return Limits.builder().diskBytes(MOST_BYTES).files(5).handles(6).build();
    }

    @Test
    void countsWhatIsWritten() throws IOException {
        try (OpenFile file = root.openFile("file", false, CREATE)) {
            assertEquals(MOST_BYTES, file.write(0, new byte[MOST_BYTES], 0, MOST_BYTES));
            assertFails(FileProblem.QUOTA, () -> file.write(MOST_BYTES, new byte[1], 0, 1));
            assertFails(FileProblem.QUOTA, () -> file.append(new byte[1], 0, 1));
            assertFails(FileProblem.QUOTA, () -> file.setSize(MOST_BYTES + 1));
            assertFails(FileProblem.QUOTA, () -> file.allocate(MOST_BYTES, 1));
            assertFails(FileProblem.QUOTA, () -> file.write(5_000, new byte[1], 0, 1));
            assertEquals(MOST_BYTES, file.status().size());
            assertEquals(MOST_BYTES, file.write(0, new byte[MOST_BYTES], 0, MOST_BYTES));
        }
    }

    @Test
    void countsHolesToo() throws IOException {
        try (OpenFile file = root.openFile("file", false, CREATE)) {
            file.setSize(900);
            assertFails(FileProblem.QUOTA, () -> file.write(1_000, new byte[1], 0, 1));
            assertEquals(1, file.write(999, new byte[1], 0, 1));
        }
    }

    @Test
    void countsOverAllFiles() throws IOException {
        put(root, "first", "x".repeat(600));
        assertFails(FileProblem.QUOTA, () -> put(root, "second", "x".repeat(401)));
        put(root, "second", "x".repeat(400));
    }

    @Test
    void countsAFileOnceHoweverOftenItIsOpen() throws IOException {
        try (OpenFile first = root.openFile("file", false, CREATE);
                OpenFile second = root.openFile("file", false, CREATE)) {
            first.write(0, new byte[900], 0, 900);
            second.write(0, new byte[900], 0, 900);
            second.setSize(0);
            first.write(0, new byte[MOST_BYTES], 0, MOST_BYTES);
            assertFails(FileProblem.QUOTA, () -> second.append(new byte[1], 0, 1));
        }
    }

    @Test
    void givesBackWhatIsCutOffOrRemoved() throws IOException {
        for (int round = 0; round < 3; round++) {
            put(root, "file", "x".repeat(MOST_BYTES));
            put(root, "file", "");
            put(root, "other", "x".repeat(MOST_BYTES));
            root.removeFile("other");
            put(root, "moved", "x".repeat(MOST_BYTES));
            put(root, "empty", "");
            root.rename("empty", root, "moved");
        }
    }

    @Test
    void givesBackNothingWhileTheFileIsOpenOrHasAnotherName() throws IOException {
        put(root, "file", "x".repeat(MOST_BYTES));
        root.addName("file", false, root, "second");
        root.removeFile("file");
        assertFails(FileProblem.QUOTA, () -> put(root, "new", "x"));
        try (OpenFile open = root.openFile("second", false, READ)) {
            root.removeFile("second");
            assertEquals(MOST_BYTES, open.status().size());
            assertFails(FileProblem.QUOTA, () -> put(root, "new", "x"));
        }
        put(root, "new", "x".repeat(MOST_BYTES));
    }

    @Test
    void countsTargetsOfLinks() throws IOException {
        root.createLink("t".repeat(200), "link");
        assertFails(FileProblem.QUOTA, () -> put(root, "file", "x".repeat(801)));
        root.removeFile("link");
        put(root, "file", "x".repeat(MOST_BYTES));
        assertFails(FileProblem.QUOTA, () -> root.createLink("t", "link"));
    }

    @Test
    void countsNames() throws IOException {
        root.createFolder("folder");
        put(root, "file", "");
        root.addName("file", false, root, "second");
        root.createLink("file", "link");
        put(root, "folder/last", "");
        assertFails(FileProblem.QUOTA, () -> put(root, "more", ""));
        assertFails(FileProblem.QUOTA, () -> root.createFolder("more"));
        assertFails(FileProblem.QUOTA, () -> root.createLink("x", "more"));
        assertFails(FileProblem.QUOTA, () -> root.addName("file", false, root, "more"));
        assertFails(FileProblem.EXISTS, () -> root.openFile("file", false, CREATE_NEW));
        root.removeFile("second");
        root.createFolder("more");
    }

    @Test
    void givesBackNoMoreThanItTook() throws IOException {
        for (int i = 0; i < 10; i++) {
            root.createFolder("folder");
            root.removeFolder("folder");
        }
        for (int i = 0; i < 5; i++) {
            root.createFolder("folder" + i);
        }
        assertFails(FileProblem.QUOTA, () -> root.createFolder("more"));
    }

    @Test
    void keepsCountAtTheEdgeOfNumbers() throws IOException {
        try (OpenFile file = root.openFile("file", false, CREATE)) {
            assertFails(FileProblem.QUOTA, () -> file.setSize(1L << 62));
            assertFails(FileProblem.QUOTA, () -> file.setSize(Long.MAX_VALUE));
            assertFails(FileProblem.INVALID, () -> file.setSize(-1));
            assertFails(FileProblem.TOO_LARGE, () -> file.write(Long.MAX_VALUE, new byte[2], 0, 2));
            assertFails(FileProblem.INVALID, () -> file.write(-1, new byte[2], 0, 2));
            assertFails(FileProblem.INVALID, () -> file.read(-1, new byte[2], 0, 2));
            assertFails(FileProblem.TOO_LARGE, () -> file.allocate(1, Long.MAX_VALUE));
            assertFails(FileProblem.INVALID, () -> file.allocate(-1, 1));
            assertFails(FileProblem.INVALID, () -> file.allocate(0, -1));
            assertFails(FileProblem.QUOTA, () -> file.allocate(0, Long.MAX_VALUE));
            assertEquals(0, file.status().size());
            assertEquals(MOST_BYTES, file.write(0, new byte[MOST_BYTES], 0, MOST_BYTES));
        }
    }

    @Test
    void countsListings() throws IOException {
        List<FolderListing> open = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            open.add(root.list());
        }
        assertFails(FileProblem.TOO_MANY_OPEN, root::list);
        assertFails(FileProblem.TOO_MANY_OPEN, () -> root.openFolder(".", false));
        open.get(0).close();
        open.get(0).close();
        open.set(0, root.list());
        assertFails(FileProblem.TOO_MANY_OPEN, root::list);
    }

    @Test
    void countsWhatIsOpen() throws IOException {
        put(root, "file", "");
        List<AutoCloseable> open = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            open.add(root.openFile("file", false, READ));
        }
        open.add(root.openFolder(".", false));
        open.add(root.openFile("file", false, READ));
        assertFails(FileProblem.TOO_MANY_OPEN, () -> root.openFile("file", false, READ));
        assertFails(FileProblem.TOO_MANY_OPEN, () -> root.openFile("new", false, CREATE));
        assertFails(FileProblem.TOO_MANY_OPEN, () -> root.openFolder(".", false));
        assertFails(FileProblem.NOT_FOUND, () -> root.status("new", false));
        ((OpenFile) open.get(0)).close();
        ((OpenFile) open.get(0)).close();
        root.openFile("file", false, READ).close();
        try (GuestFolder again = root.openFolder(".", false)) {
            assertFails(FileProblem.TOO_MANY_OPEN, () -> again.openFile("file", false, READ));
        }
    }
}
