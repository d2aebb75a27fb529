// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gantry.file.FileStatus;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import dev.gantry.file.GuestFolder;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a guest is told of its files. */
abstract class ViewContract extends GuestFilesTopic {
    private static final long YEAR_2000_NANOS = 946_684_800L * 1_000_000_000;

    ViewContract(GuestFilesContract contract) {
        super(contract);
    }

    @Test
    void numbersAreEqualForEqualFiles() throws IOException {
        put(root, "file", "");
        put(root, "other", "");
        FileStatus file = root.status("file", false);
        assertEquals(file.identity(), root.status("file", true).identity());
        assertEquals(file.device(), root.status().device());
        assertNotEquals(file.identity(), root.status("other", false).identity());
        for (FolderEntry entry : entries(root)) {
            assertEquals(root.status(entry.name(), false).identity(), entry.identity());
            assertNotEquals(0, entry.identity());
        }
    }

    @Test
    void numbersAreOtherOnesForOtherGuests() throws IOException {
        GuestFolder second = at(open(contract().mount("/")), "/");
        assertNotEquals(root.status().identity(), second.status().identity());
        assertNotEquals(root.status().device(), second.status().device());
    }

    @Test
    void listsWhatWasThereWhileItIsRemoved() throws IOException {
        for (int i = 0; i < 100; i++) {
            put(root, "file" + i, "");
        }
        int seen = 0;
        try (FolderListing listing = root.list()) {
            for (FolderEntry e = listing.next(); e != null; e = listing.next()) {
                root.removeFile(e.name());
                seen++;
            }
        }
        assertEquals(100, seen);
        assertEquals(List.of(), names(root));
    }

    @Test
    void isAlwaysTheSameIfDeterministic() throws IOException {
        GuestFolder fixed = at(open(deterministic(contract().mount("/"))), "/");
        for (String name : List.of("c", "a", "d", "b")) {
            put(fixed, name, name);
        }
        fixed.createFolder("folder");
        fixed.setTimes("a", false, EveryPathCall.TIMES);
        List<FolderEntry> entries = entries(fixed);
        assertEquals(
                List.of("a", "b", "c", "d", "folder"),
                entries.stream().map(FolderEntry::name).toList());
        assertEquals(
                IntStream.rangeClosed(1, 5).mapToObj(Long::valueOf).toList(),
                entries.stream().map(FolderEntry::identity).toList());
        FileStatus a = fixed.status("a", false);
        assertEquals(1, a.identity());
        assertEquals(1, a.device());
        FileStatus folder = fixed.status("folder", false);
        assertEquals(0, folder.size());
        assertEquals(1, folder.links());
        for (FileStatus status : List.of(a, folder, fixed.status())) {
            assertEquals(YEAR_2000_NANOS, status.accessedNanos());
            assertEquals(YEAR_2000_NANOS, status.modifiedNanos());
            assertEquals(YEAR_2000_NANOS, status.changedNanos());
        }
    }
}
