// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static dev.gantry.wasi.p1.FileGuest.CREATE;
import static dev.gantry.wasi.p1.FileGuest.IOVECS;
import static dev.gantry.wasi.p1.FileGuest.READ;
import static dev.gantry.wasi.p1.FileGuest.READ_WRITE;
import static dev.gantry.wasi.p1.FileGuest.RESULT;
import static dev.gantry.wasi.p1.FileGuest.ROOT;
import static dev.gantry.wasi.p1.FileGuest.TRUNCATE;
import static dev.gantry.wasi.p1.FileGuest.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {
    private final FileGuest files = FileGuest.writing();

    private void give(int descriptor, long base, long inheriting) {
        files.does("fd_fdstat_set_rights", descriptor, base, inheriting);
    }

    private void giveAway(int descriptor, long rights) {
        give(descriptor, files.base(descriptor) & ~rights, files.inheriting(descriptor) & ~rights);
    }

    @Test
    void aFolderHasTheRightsOfFoldersAndHandsOnThoseOfFiles() {
        assertEquals(0, files.base(ROOT) & (READ_WRITE | Rights.FD_SEEK));
        assertEquals(
                READ_WRITE | Rights.FD_SEEK,
                files.inheriting(ROOT) & (READ_WRITE | Rights.FD_SEEK));
    }

    @Test
    void aFileHasNoRightsOfFoldersEvenIfItAsksForThem() {
        int file = files.open("file", CREATE, -1);
        assertEquals(0, files.base(file) & (Rights.PATH_OPEN | Rights.PATH_FILESTAT_GET));
        assertEquals(0, files.inheriting(file));
    }

    @Test
    void onlyWhatWasAskedForCanBeReadOrWritten() {
        files.make("file", "text");
        int reader = files.open("file", 0, READ);
        int writer = files.open("file", 0, WRITE);
        assertEquals(READ, files.base(reader) & READ_WRITE);
        assertEquals(WRITE, files.base(writer) & READ_WRITE);
        files.answers(Errno.BADF, "fd_write", reader, IOVECS, 0, RESULT);
        files.answers(Errno.BADF, "fd_read", writer, IOVECS, 0, RESULT);
    }

    @Test
    void allElseComesWithTheFolder() {
        int file = files.open("file", CREATE, READ_WRITE);
        files.does("fd_filestat_set_size", file, 100);
        assertEquals(100, files.seek(file, 0, 2));
    }

    @Test
    void areNeverAdded() {
        int file = files.open("file", CREATE, READ);
        files.answers(Errno.NOTCAPABLE, "fd_fdstat_set_rights", file, READ_WRITE, 0);
        files.answers(Errno.NOTCAPABLE, "fd_fdstat_set_rights", file, READ, READ);
        give(file, READ, 0);
        files.answers(Errno.NOTCAPABLE, "fd_fdstat_set_rights", file, READ | Rights.FD_SEEK, 0);
    }

    @Test
    void areGoneForWhatIsOpenedThroughAFolderToo() {
        files.make("file", "text");
        int folder = files.open(".", 0, 0);
        giveAway(folder, READ);
        int inner = files.open(folder, ".", 0, 0);
        int file = files.open(inner, "file", 0, READ);
        assertEquals(0, files.base(file) & READ);
        files.answers(Errno.BADF, "fd_read", file, IOVECS, 0, RESULT);
    }

    @Test
    void refusesToOpenForWritingWhereThatWasGivenAway() {
        files.make("file", "text");
        int folder = files.open(".", 0, 0);
        giveAway(folder, WRITE);
        files.opens(Errno.NOTCAPABLE, folder, "file", 0, READ_WRITE);
        files.opens(Errno.SUCCESS, folder, "file", 0, READ);
    }

    @ParameterizedTest
    @CsvSource({
        "13,path_open",
        "9,path_create_directory",
        "25,path_remove_directory",
        "26,path_unlink_file",
        "18,path_filestat_get",
        "20,path_filestat_set_times",
        "15,path_readlink"
    })
    void areAskedForByTheFunctionThatNeedsThem(int right, String function) {
        files.make("file", "text");
        giveAway(ROOT, 1L << right);
        Object[] arguments =
                function.startsWith("path_filestat") || function.equals("path_open")
                        ? new Object[] {ROOT, 0, "file", 0, 0, 0, 0, RESULT}
                        : new Object[] {ROOT, "file", 128, 0, RESULT};
        files.answers(Errno.NOTCAPABLE, function, arguments);
    }

    @ParameterizedTest
    @CsvSource({"16,path_rename", "17,path_rename", "11,path_link", "12,path_link"})
    void areAskedForAtBothEnds(int right, String function) {
        files.make("file", "text");
        giveAway(ROOT, 1L << right);
        Object[] arguments =
                function.equals("path_link")
                        ? new Object[] {ROOT, 0, "file", ROOT, "new"}
                        : new Object[] {ROOT, "file", ROOT, "new"};
        files.answers(Errno.NOTCAPABLE, function, arguments);
    }

    @Test
    void makesNoLinkAndNoFileWithoutTheRight() {
        giveAway(ROOT, Rights.PATH_SYMLINK | Rights.PATH_CREATE_FILE | Rights.FD_READDIR);
        files.answers(Errno.NOTCAPABLE, "path_symlink", "file", ROOT, "link");
        files.opens(Errno.NOTCAPABLE, ROOT, "file", CREATE, 0);
        files.answers(Errno.NOTCAPABLE, "fd_readdir", ROOT, 128, 64, 0, RESULT);
    }

    /** CVE-2026-47261: a file was emptied without the right to that. */
    @Test
    void cve202647261EmptiesNothingWithoutTheRight() {
        files.make("file", "text");
        giveAway(ROOT, Rights.PATH_FILESTAT_SET_SIZE);
        files.opens(Errno.PERM, ROOT, "file", TRUNCATE, 0);
        files.opens(Errno.PERM, ROOT, "file", CREATE | TRUNCATE, WRITE);
        assertEquals("text", files.content("file"));
    }

    @Test
    void cve202647261ChangesNoSizeOfAFileThatIsNotOpenForWriting() {
        files.make("file", "text");
        int reader = files.open("file", 0, READ);
        files.answers(Errno.INVAL, "fd_filestat_set_size", reader, 0);
        files.answers(Errno.BADF, "fd_allocate", reader, 0, 100);
        assertEquals("text", files.content("file"));
    }

    @Test
    void staysReadableAfterItWasEmptiedByOpening() {
        files.make("file", "text");
        int reader = files.open("file", TRUNCATE, READ);
        files.answers(Errno.BADF, "fd_write", reader, IOVECS, 0, RESULT);
    }

    @Test
    void areKeptWhenADescriptorGetsAnotherNumber() {
        files.make("file", "text");
        int reader = files.open("file", 0, READ);
        int writer = files.open("file", 0, WRITE);
        files.does("fd_renumber", reader, writer);
        files.answers(Errno.BADF, "fd_write", writer, IOVECS, 0, RESULT);
    }
}
