// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;

/** An empty folder, and short words for what most tests do in it. */
abstract class FolderTest {
    static final Set<OpenOption> READ = Set.of(OpenOption.READ);
    static final Set<OpenOption> WRITE = Set.of(OpenOption.WRITE);
    static final Set<OpenOption> BOTH = Set.of(OpenOption.READ, OpenOption.WRITE);
    static final Set<OpenOption> CREATE =
            Set.of(OpenOption.READ, OpenOption.WRITE, OpenOption.CREATE);
    static final Set<OpenOption> CREATE_NEW =
            Set.of(OpenOption.READ, OpenOption.WRITE, OpenOption.CREATE, OpenOption.EXCLUSIVE);
    static final Set<OpenOption> REPLACE =
            Set.of(OpenOption.WRITE, OpenOption.CREATE, OpenOption.TRUNCATE);

    private final FolderContract contract;
    Folder root;

    FolderTest(FolderContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void takeRoot() {
        root = contract.root();
    }

    final FolderContract contract() {
        return contract;
    }

    /** Makes a file, or replaces what is in it. */
    static void put(Folder folder, String name, String text) throws IOException {
        try (OpenFile file = folder.openFile(name, REPLACE)) {
            writeAll(file, 0, text);
        }
    }

    static void writeAll(OpenFile file, long position, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int done = 0;
        while (done < bytes.length) {
            done += file.write(position + done, bytes, done, bytes.length - done);
        }
    }

    static String text(Folder folder, String name) throws IOException {
        try (OpenFile file = folder.openFile(name, READ)) {
            return text(file);
        }
    }

    /** What is in a file that is not large. */
    static String text(OpenFile file) throws IOException {
        byte[] bytes = new byte[100_000];
        int length = 0;
        int read = file.read(0, bytes, 0, bytes.length);
        while (read > 0) {
            length += read;
            read = file.read(length, bytes, length, bytes.length - length);
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Makes a folder in here, and opens it. */
    static Folder makeFolder(Folder folder, String name) throws IOException {
        folder.createFolder(name);
        return folder.openFolder(name);
    }

    static List<String> names(Folder folder) throws IOException {
        return entries(folder).stream().map(FolderEntry::name).sorted().toList();
    }

    static List<FolderEntry> entries(Folder folder) throws IOException {
        try (FolderListing listing = folder.list()) {
            return rest(listing);
        }
    }

    /** All that a listing still gives. */
    static List<FolderEntry> rest(FolderListing listing) throws IOException {
        List<FolderEntry> entries = new ArrayList<>();
        for (FolderEntry entry = listing.next(); entry != null; entry = listing.next()) {
            entries.add(entry);
        }
        return entries;
    }

    static void assertType(FileType type, Folder folder, String name) throws IOException {
        assertEquals(type, folder.status(name).type());
    }

    static void assertMissing(Folder folder, String name) {
        assertFails(FileProblem.NOT_FOUND, () -> folder.status(name));
    }

    static void assertFails(FileProblem problem, Executable call) {
        assertEquals(problem, assertThrows(FileException.class, call).problem());
    }

    /** Where systems answer differently. */
    static void assertFails(Set<FileProblem> problems, Executable call) {
        FileProblem problem = assertThrows(FileException.class, call).problem();
        assertEquals(true, problems.contains(problem), () -> problem + " is none of " + problems);
    }
}
