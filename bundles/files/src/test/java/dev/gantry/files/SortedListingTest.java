// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.HostFolders;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sorted is held in memory, so it must end. */
final class SortedListingTest extends GuestFilesTest {
    private static final FolderEntry ENTRY = new FolderEntry("name", FileType.FILE, 1);

    @Test
    void isGivenUpWhereAFolderHasTooManyEntries(@TempDir Path host) {
        try (GuestFiles files =
                new MountedFileSystems(new Endless()).open(deterministic(readOnly(host, "/")))) {
            GuestFolder root = at(files, "/");
            assertFails(FileProblem.TOO_LARGE, root::list);
        }
    }

    private static final class Endless implements HostFolders {
        @Override
        public Folder open(Path folder) {
            return new FixedFolder(Map.of(), 1, 0) {
                @Override
                public FolderListing list() {
                    return new EndlessListing();
                }
            };
        }

        @Override
        public String promise() {
            return "never ends";
        }
    }

    private static final class EndlessListing implements FolderListing {
        @Override
        public FolderEntry next() {
            return ENTRY;
        }

        @Override
        public void close() {}
    }
}
