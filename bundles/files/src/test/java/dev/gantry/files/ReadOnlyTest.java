// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gantry.file.FileProblem;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where a guest may only read, no call changes anything. */
@DisabledOnOs(OS.WINDOWS)
final class ReadOnlyTest extends GuestFilesTest {
    private static final FileTime PAST = FileTime.fromMillis(1_000);

    private Path folder;
    private GuestFolder root;
    private GuestFolder writable;

    @BeforeEach
    void mount(@TempDir Path host) throws IOException {
        folder = host;
        Files.writeString(host.resolve("file"), "kept");
        Files.createDirectory(host.resolve("folder"));
        Files.createSymbolicLink(host.resolve("link"), Path.of("file"));
        Files.setLastModifiedTime(host.resolve("file"), PAST);
        GuestFiles files = open(readOnly(host, "/"), memory("/tmp"));
        root = at(files, "/");
        writable = at(files, "/tmp");
    }

    @Test
    void opensNothingToChangeIt() {
        for (Set<OpenOption> options : List.of(WRITE, BOTH, CREATE, CREATE_NEW, REPLACE)) {
            assertFails(FileProblem.READ_ONLY, () -> root.openFile("file", true, options));
            assertFails(FileProblem.READ_ONLY, () -> root.openFile("link", true, options));
            assertFails(FileProblem.READ_ONLY, () -> root.openFile("new", true, options));
        }
        assertNothingChanged();
    }

    @Test
    void createsNothing() {
        Set<OpenOption> create = Set.of(OpenOption.READ, OpenOption.CREATE);
        assertFails(FileProblem.READ_ONLY, () -> root.openFile("new", true, create));
        assertFails(FileProblem.READ_ONLY, () -> root.createFolder("new"));
        assertFails(FileProblem.READ_ONLY, () -> root.createLink("file", "new"));
        assertNothingChanged();
    }

    @Test
    void emptiesNothing() {
        Set<OpenOption> truncate = Set.of(OpenOption.READ, OpenOption.TRUNCATE);
        assertFails(FileProblem.INVALID, () -> root.openFile("file", true, truncate));
        assertNothingChanged();
    }

    @Test
    void movesAndRemovesNothing() {
        assertFails(FileProblem.READ_ONLY, () -> root.rename("file", root, "new"));
        assertFails(FileProblem.READ_ONLY, () -> root.rename("file", root, "file"));
        assertFails(FileProblem.READ_ONLY, () -> root.removeFile("file"));
        assertFails(FileProblem.READ_ONLY, () -> root.removeFile("link"));
        assertFails(FileProblem.READ_ONLY, () -> root.removeFolder("folder"));
        assertNothingChanged();
    }

    @Test
    void takesAndGivesNothingAcrossMounts() throws IOException {
        put(writable, "file", "");
        assertFails(FileProblem.READ_ONLY, () -> root.rename("file", writable, "new"));
        assertFails(FileProblem.READ_ONLY, () -> writable.rename("file", root, "new"));
        assertFails(FileProblem.READ_ONLY, () -> root.addName("file", false, writable, "new"));
        assertFails(FileProblem.READ_ONLY, () -> writable.addName("file", false, root, "new"));
        assertNothingChanged();
    }

    @Test
    void setsNoTimes() throws IOException {
        assertFails(FileProblem.READ_ONLY, () -> root.setTimes("file", true, EveryPathCall.TIMES));
        assertFails(FileProblem.READ_ONLY, () -> root.setTimes("link", true, EveryPathCall.TIMES));
        assertFails(FileProblem.READ_ONLY, () -> root.setTimes("link", false, EveryPathCall.TIMES));
        assertFails(FileProblem.READ_ONLY, () -> root.setTimes(".", true, EveryPathCall.TIMES));
        assertFails(FileProblem.READ_ONLY, () -> root.setTimes(EveryPathCall.TIMES));
        assertNothingChanged();
    }

    @Test
    void changesNothingThroughAFileThatIsOpen() throws IOException {
        try (OpenFile file = root.openFile("file", true, READ)) {
            assertFails(FileProblem.READ_ONLY, () -> file.write(0, new byte[1], 0, 1));
            assertFails(FileProblem.READ_ONLY, () -> file.append(new byte[1], 0, 1));
            assertFails(FileProblem.READ_ONLY, () -> file.setSize(0));
            assertFails(FileProblem.READ_ONLY, () -> file.allocate(0, 100));
            assertFails(FileProblem.READ_ONLY, () -> file.setTimes(EveryPathCall.TIMES));
        }
        assertNothingChanged();
    }

    @Test
    void saysSo() throws IOException {
        assertFalse(root.writable());
        assertEquals(true, writable.writable());
        try (GuestFolder inner = root.openFolder("folder", false)) {
            assertFalse(inner.writable());
            assertFails(FileProblem.READ_ONLY, () -> inner.createFolder("new"));
        }
    }

    @Test
    void letsALinkLeadToWhereMoreIsAllowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("out"), Path.of("tmp/new"));
        put(root, "out", "content");
        assertEquals("content", text(writable, "new"));
    }

    private void assertNothingChanged() {
        try {
            assertEquals(List.of("file", "folder", "link", "tmp"), names(root));
            assertEquals("kept", Files.readString(folder.resolve("file")));
            assertEquals(PAST, Files.getLastModifiedTime(folder.resolve("file")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
