// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.file.Folder;
import dev.gantry.file.FolderListing;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Much in memory takes no more of it than it has to. */
final class MemoryScaleTest {
    private static final int MANY = 100_000;

    private final SparseBytes bytes = new SparseBytes();

    @Test
    void holesTakeNoMemory() {
        bytes.setSize(1L << 62);
        bytes.write(1L << 61, new byte[] {1}, 0, 1);
        assertEquals(1L << 62, bytes.size());
        assertTrue(bytes.held() <= SparseBytes.BLOCK);
    }

    @Test
    void smallFilesTakeLittle() {
        bytes.write(0, new byte[10], 0, 10);
        assertTrue(bytes.held() <= 64);
    }

    @Test
    void whatIsCutOffIsGone() {
        bytes.write(0, new byte[1_000_000], 0, 1_000_000);
        bytes.setSize(10);
        assertTrue(bytes.held() <= 64);
    }

    @Test
    void whatIsCutOffReadsAsZeros() {
        byte[] ones = {1, 1, 1, 1};
        bytes.write(SparseBytes.BLOCK - 2, ones, 0, 4);
        bytes.setSize(SparseBytes.BLOCK - 1);
        bytes.setSize(SparseBytes.BLOCK + 2);
        byte[] read = {9, 9, 9, 9};
        assertEquals(4, bytes.read(SparseBytes.BLOCK - 2, read, 0, 4));
        assertEquals("1000", "" + read[0] + read[1] + read[2] + read[3]);
    }

    @Test
    void takesManyEntries() throws IOException {
        Folder root = MemoryTree.create(1);
        for (int i = 0; i < MANY; i++) {
            root.openFile("f" + i, Set.of(OpenOption.CREATE)).close();
        }
        int seen = 0;
        try (FolderListing listing = root.list()) {
            while (listing.next() != null) {
                seen++;
            }
            assertNull(listing.next());
        }
        assertEquals(MANY, seen);
    }

    @Test
    void takesDeepTrees() throws IOException {
        Folder folder = MemoryTree.create(1);
        for (int i = 0; i < MANY; i++) {
            folder.createFolder("d");
            folder = folder.openFolder("d");
        }
        assertEquals(2, folder.status().links());
    }
}
