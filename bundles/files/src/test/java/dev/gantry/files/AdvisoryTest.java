// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What went wrong in other runtimes, by the numbers of their advisories. */
@DisabledOnOs(OS.WINDOWS)
final class AdvisoryTest extends GuestFilesTest {
    private Path host;
    private Path inside;
    private GuestFolder root;

    @BeforeEach
    void mount(@TempDir Path folder) throws IOException {
        host = folder;
        inside = Files.createDirectory(folder.resolve("inside"));
        Files.createDirectory(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/secret"), "secret");
        Files.writeString(inside.resolve("file"), "content");
        Files.createSymbolicLink(inside.resolve("out"), Path.of("../outside"));
        root = at(open(writable(inside, "/")), "/");
    }

    @Test
    void GHSA_vqjp_4c8c_hfgg_trailingSlashFollowsNoLinkOut() {
        for (String path : new String[] {"out/", "out//", "out/.", "out/./", "./out/"}) {
            assertFails(FileProblem.ESCAPES, () -> root.openFolder(path, false));
            assertFails(FileProblem.ESCAPES, () -> root.openFolder(path, true));
            assertFails(FileProblem.ESCAPES, () -> root.status(path, false));
            assertFails(FileProblem.ESCAPES, () -> root.setTimes(path, false, EveryPathCall.TIMES));
            assertFails(FileProblem.ESCAPES, () -> root.readLink(path));
        }
    }

    @Test
    void RUSTSEC_2026_0269_trailingSlashMakesAndRemovesNothingOutside() {
        assertFails(FileProblem.ESCAPES, () -> root.createFolder("out/new/"));
        assertFails(FileProblem.ESCAPES, () -> root.removeFile("out/secret/"));
        assertFails(FileProblem.EXISTS, () -> root.createFolder("out/"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.removeFolder("out/"));
    }

    @Test
    void GHSA_m9f7_9w4p_gv38_renameTakesNoLinkWithASlash() throws IOException {
        root.createFolder("folder");
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("out/", root, "new"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("folder", root, "out/"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.rename("file", root, "out/"));
        assertEquals("secret", Files.readString(host.resolve("outside/secret")));
    }

    @Test
    void CVE_2026_47261_nothingIsEmptiedWithoutTheRightToWrite() throws IOException {
        GuestFolder readOnly = at(open(readOnly(inside, "/")), "/");
        Set<OpenOption> empty = Set.of(OpenOption.READ, OpenOption.TRUNCATE);
        assertFails(FileProblem.INVALID, () -> readOnly.openFile("file", true, empty));
        assertFails(FileProblem.INVALID, () -> root.openFile("file", true, empty));
        assertFails(FileProblem.READ_ONLY, () -> readOnly.openFile("file", true, REPLACE));
        assertEquals("content", Files.readString(inside.resolve("file")));
    }

    @Test
    void CVE_2026_58494_noSecondNameOrMoveIntoATreeWithOtherRights() {
        GuestFiles files = open(readOnly(inside, "/read"), writable(inside, "/write"));
        GuestFolder read = at(files, "/read");
        GuestFolder write = at(files, "/write");
        assertFails(FileProblem.READ_ONLY, () -> read.addName("file", false, write, "mine"));
        assertFails(FileProblem.READ_ONLY, () -> read.rename("file", write, "mine"));
        assertFails(FileProblem.READ_ONLY, () -> write.addName("file", false, read, "mine"));
        assertFails(FileProblem.READ_ONLY, () -> write.rename("file", read, "mine"));
    }

    @Test
    void GHSA_j2g9_4prp_pf6h_extremeTimesAreOnlyNumbers() throws IOException {
        for (long nanos : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            FileTimes times = new FileTimes(OptionalLong.of(nanos), OptionalLong.of(nanos));
            root.setTimes("file", false, times);
            FileStatus status = root.status("file", false);
            assertEquals(Long.signum(nanos), Long.signum(status.modifiedNanos()));
        }
    }

    @Test
    void GHSA_mr2v_56j5_cmfc_extremeTimesInMemoryAreKept() throws IOException {
        GuestFolder memory = at(open(memory("/")), "/");
        put(memory, "file", "");
        for (long nanos : new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE}) {
            FileTimes times = new FileTimes(OptionalLong.of(nanos), OptionalLong.of(nanos));
            memory.setTimes("file", false, times);
            assertEquals(nanos, memory.status("file", false).modifiedNanos());
        }
    }

    @Test
    void GHSA_96f6_r43r_8c24_listingsTellNoNumbersOfTheHost() throws IOException {
        Object inode = Files.getAttribute(inside.resolve("file"), "unix:ino");
        entries(root).forEach(entry -> assertNotEquals(inode, entry.identity()));
        assertNotEquals(inode, root.status("file", false).identity());
    }
}
