// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static dev.gantry.wasi.p1.FileGuest.CREATE;
import static dev.gantry.wasi.p1.FileGuest.READ_WRITE;
import static dev.gantry.wasi.p1.FileGuest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageTest {
    private static final int SIZE = 32;

    private final FileGuest files = FileGuest.writing();
    private final int file = files.open("file", CREATE, READ_WRITE);

    @Test
    void allocatesUpToTheEndOfTheRange() {
        files.does("fd_allocate", file, 0, 100);
        files.does("fd_allocate", file, 10, 10);
        assertEquals(100, files.attribute("file", SIZE));
        files.does("fd_allocate", file, 90, 20);
        assertEquals(110, files.attribute("file", SIZE));
    }

    @ParameterizedTest
    @CsvSource({
        "-1,10,INVAL",
        "0,0,INVAL",
        "0,-1,INVAL",
        "9223372036854775807,1,FBIG",
        "1,9223372036854775807,FBIG"
    })
    void refusesARangeThatMeansNothing(long offset, long length, Errno errno) {
        files.answers(errno, "fd_allocate", file, offset, length);
        assertEquals(0, files.attribute("file", SIZE));
    }

    @Test
    void allocatesNoMoreThanTheGuestMayHave() {
        FileGuest limited = FileGuest.limitedTo(Limits.builder().diskBytes(1_000).build());
        int small = limited.open("file", CREATE, READ_WRITE);
        limited.answers(Errno.DQUOT, "fd_allocate", small, 0, 1_001);
        limited.answers(Errno.DQUOT, "fd_filestat_set_size", small, Long.MAX_VALUE);
        limited.does("fd_allocate", small, 0, 1_000);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,SUCCESS", "10,50,5,SUCCESS", "0,0,6,INVAL", "0,0,-1,INVAL", "-1,0,0,INVAL"})
    void takesAdvice(long offset, long length, int advice, Errno errno) {
        files.answers(errno, "fd_advise", file, offset, length, advice);
    }

    @Test
    void synchronizesFiles() {
        files.does("fd_sync", file);
        files.does("fd_datasync", file);
    }

    @Test
    void keepsNothingForStreamsAndFolders() {
        files.answers(Errno.INVAL, "fd_sync", 1);
        files.answers(Errno.SPIPE, "fd_allocate", 1, 0, 1);
        files.answers(Errno.BADF, "fd_sync", ROOT);
        files.answers(Errno.BADF, "fd_datasync", ROOT);
        files.answers(Errno.BADF, "fd_allocate", ROOT, 0, 0);
        files.answers(Errno.BADF, "fd_advise", ROOT, 0, 0, 0);
    }
}
