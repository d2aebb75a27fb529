// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every entry is listed once. */
abstract class ListingContract extends FolderTest {
    private static final int MANY = 10_000;

    ListingContract(FolderContract contract) {
        super(contract);
    }

    @Test
    void listsNothingInAnEmptyFolder() throws IOException {
        try (FolderListing listing = root.list()) {
            assertNull(listing.next());
            assertNull(listing.next());
        }
    }

    @Test
    void tellsWhatEachEntryIs() throws IOException {
        put(root, "file", "");
        root.createFolder("folder");
        root.createLink("link", "folder");
        Map<String, FolderEntry> entries =
                entries(root).stream()
                        .collect(Collectors.toMap(FolderEntry::name, Function.identity()));
        assertEquals(Set.of("file", "folder", "link"), entries.keySet());
        assertEntry(FileType.FILE, entries, "file");
        assertEntry(FileType.FOLDER, entries, "folder");
        assertEntry(FileType.LINK, entries, "link");
    }

    private void assertEntry(FileType type, Map<String, FolderEntry> entries, String name)
            throws IOException {
        FolderEntry entry = Objects.requireNonNull(entries.get(name));
        assertEquals(type, entry.type());
        assertEquals(root.status(name).identity(), entry.identity());
    }

    @Test
    void listsManyEntriesOnceEach() throws IOException {
        fill(MANY);
        List<FolderEntry> entries = entries(root);
        assertEquals(MANY, entries.size());
        Set<String> names = entries.stream().map(FolderEntry::name).collect(Collectors.toSet());
        assertEquals(names(MANY), names);
    }

    @Test
    void listsWhatStaysWhileOthersAreRemoved() throws IOException {
        fill(1_000);
        Set<String> seen = new HashSet<>();
        try (FolderListing listing = root.list()) {
            seen.add(Objects.requireNonNull(listing.next()).name());
            for (int number = 0; number < 1_000; number += 2) {
                root.removeFile("entry-" + number);
            }
            for (FolderEntry entry : rest(listing)) {
                assertTrue(seen.add(entry.name()), entry.name());
            }
        }
        IntStream.range(0, 500)
                .forEach(number -> assertTrue(seen.contains("entry-" + (2 * number + 1))));
    }

    @Test
    void removesAllItLists() throws IOException {
        fill(2_000);
        try (FolderListing listing = root.list()) {
            for (FolderEntry entry = listing.next(); entry != null; entry = listing.next()) {
                root.removeFile(entry.name());
            }
        }
        assertEquals(List.of(), names(root));
    }

    @Test
    void keepsTwoListingsApart() throws IOException {
        fill(300);
        try (FolderListing first = root.list();
                FolderListing second = root.list()) {
            assertNotNull(first.next());
            assertEquals(300, rest(second).size());
            assertEquals(299, rest(first).size());
        }
        assertEquals(300, names(root).size());
    }

    @Test
    void listsAgainWhatCameMeanwhile() throws IOException {
        assertEquals(List.of(), names(root));
        put(root, "file", "");
        assertEquals(List.of("file"), names(root));
    }

    @Test
    void goesOnWhenItsFolderIsRemoved() throws IOException {
        try (Folder folder = makeFolder(root, "folder");
                FolderListing listing = folder.list()) {
            root.removeFolder("folder");
            assertEquals(List.of(), rest(listing));
        }
    }

    private void fill(int count) throws IOException {
        for (String name : names(count)) {
            root.openFile(name, CREATE_NEW).close();
        }
    }

    private static Set<String> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "entry-" + number)
                .collect(Collectors.toSet());
    }
}
