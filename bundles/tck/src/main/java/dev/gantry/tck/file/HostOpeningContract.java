// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.file.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's own path may lead through links; what is opened is what it means now. */
abstract class HostOpeningContract extends FolderTest {
    private final HostFolderContract contract;

    HostOpeningContract(HostFolderContract contract) {
        super(contract);
        this.contract = contract;
    }

    @Test
    void opensNothingThatIsNotThere(@TempDir Path folder) {
        assertThrows(NoSuchFileException.class, () -> contract.open(folder.resolve("missing")));
    }

    @Test
    void opensNoFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThrows(NotDirectoryException.class, () -> contract.open(file));
    }

    @Test
    void opensWhatALinkMeansNow(@TempDir Path folder) throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.writeString(real.resolve("file"), "real");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (Folder opened = contract.open(link)) {
            Files.delete(link);
            Files.createSymbolicLink(link, folder);
            assertEquals(List.of("file"), names(opened));
        }
    }

    @Test
    void tellsATimeThatDoesNotFitAsTheNearestThatDoes() throws IOException {
        Path file = Files.writeString(contract.place().resolve("file"), "");
        Instant future = Instant.parse("2300-01-01T00:00:00Z");
        Files.setLastModifiedTime(file, FileTime.from(future));
        Instant kept = Files.getLastModifiedTime(file).toInstant();
        if (kept.equals(future)) {
            assertEquals(Long.MAX_VALUE, root.status("file").modifiedNanos());
        }
    }

    @Test
    void seesWhatOthersDo() throws IOException {
        Path file = contract.place().resolve("file");
        put(root, "file", "by the guest");
        assertEquals("by the guest", Files.readString(file));
        Files.writeString(file, "by others");
        assertEquals("by others", text(root, "file"));
    }
}
