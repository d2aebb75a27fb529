// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links that somebody made to a folder and a file outside; no call follows them. */
abstract class OutsideContract extends FolderTest {
    private static final FileTime PAST = FileTime.fromMillis(1_000);
    private static final List<String> BOTH_LINKS = List.of("folder", "file");

    private final HostFolderContract contract;
    private Path outside;
    private Path secret;

    OutsideContract(HostFolderContract contract) {
        super(contract);
        this.contract = contract;
    }

    @BeforeEach
    final void makeLinks(@TempDir Path folder) throws IOException {
        outside = folder;
        secret = Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(contract.place().resolve("folder"), outside);
        Files.createSymbolicLink(contract.place().resolve("file"), secret);
        Files.setLastModifiedTime(secret, PAST);
        Files.setLastModifiedTime(outside, PAST);
    }

    @AfterEach
    final void nothingOutsideChanged() throws IOException {
        assertEquals("secret", Files.readString(secret));
        assertEquals(PAST, Files.getLastModifiedTime(secret));
        assertEquals(PAST, Files.getLastModifiedTime(outside));
        assertEquals(1, Files.getAttribute(secret, "unix:nlink"));
    }

    @Test
    void tellsAboutTheLinks() throws IOException {
        assertType(FileType.LINK, root, "folder");
        assertType(FileType.LINK, root, "file");
        assertEquals(secret.toString(), root.readLink("file"));
        assertEquals(List.of("file", "folder"), names(root));
    }

    @Test
    void opensNeither() {
        for (String link : BOTH_LINKS) {
            assertFails(FileProblem.IS_LINK, () -> root.openFolder(link));
            for (Set<OpenOption> options : List.of(READ, WRITE, BOTH, CREATE, REPLACE)) {
                assertFails(FileProblem.IS_LINK, () -> root.openFile(link, options));
            }
            assertFails(FileProblem.EXISTS, () -> root.openFile(link, CREATE_NEW));
        }
    }

    @Test
    void createsNothingThroughThem() {
        for (String link : BOTH_LINKS) {
            assertFails(FileProblem.EXISTS, () -> root.createFolder(link));
            assertFails(FileProblem.EXISTS, () -> root.createLink(link, "target"));
        }
    }

    @Test
    void setsTheirOwnTimesAtMost() throws IOException {
        for (String link : BOTH_LINKS) {
            try {
                root.setTimes(link, TimeContract.both(9_000_000_000L));
            } catch (FileException refusal) {
                assertEquals(FileProblem.UNSUPPORTED, refusal.problem());
            }
        }
    }

    @Test
    void movesAndRemovesTheLinksThemselves() throws IOException {
        for (String link : BOTH_LINKS) {
            root.rename(link, root, "moved");
            assertType(FileType.LINK, root, "moved");
            assertFails(FileProblem.NOT_FOLDER, () -> root.removeFolder("moved"));
            root.removeFile("moved");
        }
        assertEquals(List.of(), names(root));
    }

    @Test
    void givesTheLinksThemselvesSecondNames() throws IOException {
        for (String link : BOTH_LINKS) {
            root.addName(link, root, "second");
            assertType(FileType.LINK, root, "second");
            root.removeFile("second");
        }
    }

    @Test
    void replacesTheLinksThemselves() throws IOException {
        for (String link : BOTH_LINKS) {
            put(root, "new", "new");
            root.rename("new", root, link);
            assertEquals("new", text(root, link));
        }
    }
}
