// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.Folder;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are kept, as far as a file system can, to the microsecond at least. */
abstract class TimeContract extends FolderTest {
    private static final long SECOND = 1_000_000_000;
    private static final long SOME_TIME = 1_234_567_890_123_456_000L;
    private static final OptionalLong ABSENT = OptionalLong.empty();

    TimeContract(FolderContract contract) {
        super(contract);
    }

    /** The same time for both. */
    static FileTimes both(long nanos) {
        return new FileTimes(OptionalLong.of(nanos), OptionalLong.of(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1_000,
                SOME_TIME,
                -1_000,
                -1_000_000_000,
                -1_500_000_000,
                -86_400_000_001_000L
            })
    void keepsTimes(long nanos) throws IOException {
        put(root, "file", "");
        root.setTimes("file", both(nanos));
        boolean wholeSeconds = nanos < 0 && contract().hasOnlyTheJdk();
        long kept = wholeSeconds ? Math.floorDiv(nanos, SECOND) * SECOND : nanos;
        assertTimes(kept, kept, root.status("file"));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE})
    void comesNearATimeThatDoesNotFit(long nanos) throws IOException {
        put(root, "file", "");
        root.setTimes("file", both(nanos));
        long kept = root.status("file").modifiedNanos();
        assertEquals(Long.signum(nanos), Long.signum(kept));
    }

    @Test
    void setsEachTimeAlone() throws IOException {
        put(root, "file", "");
        root.setTimes("file", both(SOME_TIME));
        root.setTimes("file", new FileTimes(OptionalLong.of(1_000), ABSENT));
        assertTimes(1_000, SOME_TIME, root.status("file"));
        root.setTimes("file", new FileTimes(ABSENT, OptionalLong.of(2_000)));
        assertTimes(1_000, 2_000, root.status("file"));
    }

    @Test
    void setsNoTimeIfBothAreAbsent() throws IOException {
        put(root, "file", "");
        root.setTimes("file", both(SOME_TIME));
        root.setTimes("file", new FileTimes(ABSENT, ABSENT));
        assertTimes(SOME_TIME, SOME_TIME, root.status("file"));
    }

    @Test
    void setsTheTimesOfAnOpenFile() throws IOException {
        try (OpenFile file = root.openFile("file", CREATE)) {
            file.setTimes(both(SOME_TIME));
            assertTimes(SOME_TIME, SOME_TIME, file.status());
            file.setTimes(new FileTimes(OptionalLong.of(1_000), ABSENT));
            file.setTimes(new FileTimes(ABSENT, ABSENT));
            assertTimes(1_000, SOME_TIME, root.status("file"));
        }
    }

    @Test
    void setsTheTimesOfAFileThatHasNoNameAnyMore() throws IOException {
        try (OpenFile file = root.openFile("file", CREATE)) {
            root.removeFile("file");
            put(root, "file", "another");
            root.setTimes("file", both(1_000));
            if (contract().hasOnlyTheJdk()) {
                assertFails(FileProblem.UNSUPPORTED, () -> file.setTimes(both(SOME_TIME)));
            } else {
                file.setTimes(both(SOME_TIME));
                assertTimes(SOME_TIME, SOME_TIME, file.status());
            }
        }
        assertTimes(1_000, 1_000, root.status("file"));
    }

    @Test
    void setsTheTimesOfFolders() throws IOException {
        try (Folder folder = makeFolder(root, "folder")) {
            root.setTimes("folder", both(1_000));
            assertTimes(1_000, 1_000, folder.status());
            folder.setTimes(both(SOME_TIME));
            assertTimes(SOME_TIME, SOME_TIME, root.status("folder"));
            folder.setTimes(new FileTimes(ABSENT, OptionalLong.of(2_000)));
            assertTimes(SOME_TIME, 2_000, folder.status());
        }
    }

    @Test
    void setsNoTimesOfWhatIsNotThere() {
        assertFails(FileProblem.NOT_FOUND, () -> root.setTimes("missing", both(0)));
        assertMissing(root, "missing");
    }

    @Test
    void noticesAChange() throws IOException {
        put(root, "file", "");
        root.setTimes("file", both(1_000));
        put(root, "file", "changed");
        FileStatus status = root.status("file");
        assertTrue(status.modifiedNanos() > 1_000, () -> status.toString());
        assertTrue(status.changedNanos() > 1_000, () -> status.toString());
    }

    @Test
    void noticesANewEntry() throws IOException {
        root.setTimes(both(1_000));
        put(root, "file", "");
        assertTrue(root.status().modifiedNanos() > 1_000);
    }

    private static void assertTimes(long accessed, long modified, FileStatus status) {
        assertEquals(accessed, status.accessedNanos(), "accessed");
        assertEquals(modified, status.modifiedNanos(), "modified");
    }
}
