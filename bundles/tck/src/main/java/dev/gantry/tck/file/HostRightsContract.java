// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.gantry.file.FileProblem;
import dev.gantry.file.Folder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the host itself refuses; it refuses the root user nothing. */
abstract class HostRightsContract extends FolderTest {
    private final HostFolderContract contract;
    private Path folder;
    private Path file;

    HostRightsContract(HostFolderContract contract) {
        super(contract);
        this.contract = contract;
    }

    @BeforeEach
    final void makeFiles() throws IOException {
        folder = Files.createDirectory(contract.place().resolve("folder"));
        file = Files.createFile(contract.place().resolve("file"));
        allow(file, "---------");
        assumeFalse(Files.isReadable(file), "needs a user that is not root");
    }

    @AfterEach
    final void allowRemoval() throws IOException {
        allow(folder, "rwx------");
    }

    private static void allow(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    @Test
    void opensNoFileThatItMayNotRead() {
        assertFails(FileProblem.ACCESS, () -> root.openFile("file", READ));
    }

    @Test
    void writesNoFileThatItMayOnlyRead() throws IOException {
        allow(file, "r--------");
        root.openFile("file", READ).close();
        assertFails(FileProblem.ACCESS, () -> root.openFile("file", BOTH));
        assertFails(FileProblem.ACCESS, () -> root.openFile("file", REPLACE));
    }

    @Test
    void opensNoFolderThatItMayNotRead() throws IOException {
        allow(folder, "---------");
        assertFails(FileProblem.ACCESS, () -> root.openFolder("folder"));
        assertThrows(AccessDeniedException.class, () -> contract.open(folder));
    }

    @Test
    void passesThroughAFolderThatItMayNotRead() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        allow(folder, "--x------");
        try (Folder opened = contract.open(inner)) {
            put(opened, "file", "inside");
            assertEquals("inside", text(opened, "file"));
        }
    }

    @Test
    void changesNoFolderThatItMayOnlyRead() throws IOException {
        Files.createFile(folder.resolve("file"));
        allow(folder, "r-x------");
        try (Folder opened = root.openFolder("folder")) {
            assertFails(FileProblem.ACCESS, () -> opened.createFolder("new"));
            assertFails(FileProblem.ACCESS, () -> opened.createLink("new", "target"));
            assertFails(FileProblem.ACCESS, () -> opened.openFile("new", CREATE));
            assertFails(FileProblem.ACCESS, () -> opened.removeFile("file"));
            assertFails(FileProblem.ACCESS, () -> opened.rename("file", root, "new"));
        }
    }
}
