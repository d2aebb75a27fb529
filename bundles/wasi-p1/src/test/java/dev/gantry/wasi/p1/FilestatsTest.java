// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static dev.gantry.wasi.p1.FileGuest.BUFFER;
import static dev.gantry.wasi.p1.FileGuest.CREATE;
import static dev.gantry.wasi.p1.FileGuest.READ;
import static dev.gantry.wasi.p1.FileGuest.READ_WRITE;
import static dev.gantry.wasi.p1.FileGuest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gantry.file.FileTimes;
import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilestatsTest {
    private static final int TYPE = 16;
    private static final int SIZE = 32;
    private static final int ACCESSED = 40;
    private static final int MODIFIED = 48;

    private final FileGuest files = FileGuest.writing();

    private void get(int descriptor) {
        files.does("fd_filestat_get", descriptor, BUFFER);
    }

    private long field(int offset) {
        return files.guest.memory.getLong(BUFFER + offset);
    }

    @Test
    void tellsTypeAndSize() {
        files.make("file", "text");
        assertEquals(4, files.attribute("file", TYPE));
        assertEquals(4, files.attribute("file", SIZE));
        assertEquals(1, files.attribute("file", 24));
        assertEquals(3, files.attribute(".", TYPE));
        files.does("path_symlink", "file", ROOT, "link");
        assertEquals(7, files.attribute("link", TYPE));
    }

    @Test
    void tellsTheSameByDescriptorAsByPath() {
        int file = files.open("file", CREATE, READ);
        long device = files.attribute("file", 0);
        long identity = files.attribute("file", 8);
        get(file);
        assertEquals(device, field(0));
        assertEquals(identity, field(8));
        files.make("other", "");
        assertNotEquals(identity, files.attribute("other", 8));
    }

    @Test
    void followsALinkOnlyIfToldTo() {
        files.make("file", "text");
        files.does("path_symlink", "file", ROOT, "link");
        files.does("path_filestat_get", ROOT, 1, "link", BUFFER);
        assertEquals(4, field(TYPE));
        files.answers(Errno.INVAL, "path_filestat_get", ROOT, 2, "link", BUFFER);
    }

    @Test
    void laysItOutForUnstableGuests() {
        FileGuest unstable = FileGuest.ofUnstable();
        unstable.make("file", "text");
        unstable.guest.memory.putLong(BUFFER + 56, -1);
        unstable.does("path_filestat_get", ROOT, 0, "file", BUFFER);
        assertEquals(4, unstable.guest.memory.getInt(BUFFER + 16));
        assertEquals(1, unstable.guest.memory.getInt(BUFFER + 20));
        assertEquals(4, unstable.guest.memory.getLong(BUFFER + 24));
        assertEquals(-1, unstable.guest.memory.getLong(BUFFER + 56));
    }

    @Test
    void setsASize() {
        int file = files.open("file", CREATE, READ_WRITE);
        files.does("fd_filestat_set_size", file, 100);
        assertEquals(100, files.attribute("file", SIZE));
        files.does("fd_filestat_set_size", file, 0);
        assertEquals(0, files.attribute("file", SIZE));
        files.answers(Errno.INVAL, "fd_filestat_set_size", file, -1);
        files.answers(Errno.BADF, "fd_filestat_set_size", ROOT, 0);
        files.answers(Errno.INVAL, "fd_filestat_set_size", 1, 0);
    }

    @Test
    void setsTimesOfADescriptorThatIsOnlyRead() {
        files.make("file", "");
        int file = files.open("file", 0, READ);
        files.does("fd_filestat_set_times", file, 123, 456, 1 | 4);
        assertEquals(123, files.attribute("file", ACCESSED));
        assertEquals(456, files.attribute("file", MODIFIED));
    }

    @Test
    void setsOnlyTheTimeThatIsNamed() {
        files.make("file", "");
        long accessed = files.attribute("file", ACCESSED);
        files.does("path_filestat_set_times", ROOT, 0, "file", 123, 456, 4);
        assertEquals(accessed, files.attribute("file", ACCESSED));
        assertEquals(456, files.attribute("file", MODIFIED));
    }

    @Test
    void setsTheGuestsOwnTimeForNow() {
        files.make("file", "");
        files.does("path_filestat_set_times", ROOT, 0, "file", 1, 1, 2 | 8);
        long now = files.guest.resources.clock.realtimeNanos();
        assertEquals(now, files.attribute("file", ACCESSED));
        assertEquals(now, files.attribute("file", MODIFIED));
    }

    @Test
    void setsTimesOfAFolderAndOfALink() {
        files.does("fd_filestat_set_times", ROOT, 1, 2, 1 | 4);
        get(ROOT);
        assertEquals(2, field(MODIFIED));
        files.make("file", "");
        files.does("path_symlink", "file", ROOT, "link");
        files.does("path_filestat_set_times", ROOT, 0, "link", 1, 2, 4);
        assertEquals(2, files.attribute("link", MODIFIED));
        assertNotEquals(2, files.attribute("file", MODIFIED));
    }

    @ParameterizedTest
    @ValueSource(ints = {1 | 2, 4 | 8, 16, -1})
    void refusesFlagsThatMeanNothing(int flags) {
        files.make("file", "");
        long modified = files.attribute("file", MODIFIED);
        files.answers(Errno.INVAL, "path_filestat_set_times", ROOT, 0, "file", 1, 2, flags);
        files.answers(Errno.INVAL, "fd_filestat_set_times", ROOT, 1, 2, flags);
        assertEquals(modified, files.attribute("file", MODIFIED));
    }

    /** GHSA-j2g9-4prp-pf6h, GHSA-mr2v-56j5-cmfc: the host panicked. */
    @ParameterizedTest
    @CsvSource({
        "0,SUCCESS",
        "9223372036854775807,SUCCESS",
        "-9223372036854775808,OVERFLOW",
        "-1,OVERFLOW"
    })
    void ghsaJ2g9AndMr2vEndureExtremeTimes(long nanos, Errno errno) {
        files.make("file", "");
        files.answers(errno, "path_filestat_set_times", ROOT, 0, "file", nanos, nanos, 1 | 4);
        int file = files.open("file", 0, READ);
        files.answers(errno, "fd_filestat_set_times", file, nanos, nanos, 1 | 4);
        if (errno == Errno.SUCCESS) {
            assertEquals(nanos, files.attribute("file", MODIFIED));
        }
    }

    @Test
    void tellsOfATimeBefore1970AsOfItsStart() throws IOException {
        files.make("file", "");
        OptionalLong early = OptionalLong.of(-5_000_000_000L);
        files.tree().setTimes("file", new FileTimes(early, early));
        assertEquals(0, files.attribute("file", MODIFIED));
    }
}
