// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static dev.gantry.wasi.p1.FileGuest.CREATE;
import static dev.gantry.wasi.p1.FileGuest.DEVICES;
import static dev.gantry.wasi.p1.FileGuest.EXCLUSIVE;
import static dev.gantry.wasi.p1.FileGuest.FOLDER;
import static dev.gantry.wasi.p1.FileGuest.OWN;
import static dev.gantry.wasi.p1.FileGuest.READ;
import static dev.gantry.wasi.p1.FileGuest.READ_WRITE;
import static dev.gantry.wasi.p1.FileGuest.RESULT;
import static dev.gantry.wasi.p1.FileGuest.ROOT;
import static dev.gantry.wasi.p1.FileGuest.TRUNCATE;
import static dev.gantry.wasi.p1.FileGuest.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapException;
import dev.gantry.file.Folder;
import dev.gantry.file.OpenOption;
import dev.gantry.files.memory.MemoryTree;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningsTest {
    private final FileGuest files = FileGuest.writing();

    @Test
    void createsAFileOnlyIfToldTo() {
        files.opens(Errno.NOENT, ROOT, "file", 0, READ);
        assertEquals(5, files.open("file", CREATE, READ_WRITE));
        files.opens(Errno.SUCCESS, ROOT, "file", 0, READ);
    }

    @Test
    void createsAFileEvenIfItAsksForNoRight() {
        files.open("file", CREATE, 0);
        assertEquals("", files.content("file"));
    }

    @Test
    void refusesToCreateWhatIsThereIfItMustNotBe() {
        files.make("file", "text");
        files.opens(Errno.EXIST, ROOT, "file", CREATE | EXCLUSIVE, 0);
        assertEquals("text", files.content("file"));
    }

    @Test
    void emptiesAFile() {
        files.make("file", "text");
        files.open("file", TRUNCATE, READ);
        assertEquals("", files.content("file"));
    }

    @Test
    void opensAFolderEitherWay() {
        files.does("path_create_directory", ROOT, "folder");
        files.open("folder", FOLDER, READ);
        files.open("folder/", 0, READ);
        files.open(".", 0, files.base(ROOT));
    }

    @ParameterizedTest
    @ValueSource(ints = {CREATE, TRUNCATE, CREATE | TRUNCATE})
    void refusesAFolderWhereAFileIsWanted(int how) {
        files.does("path_create_directory", ROOT, "folder");
        files.opens(Errno.ISDIR, ROOT, "folder", how, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, FOLDER})
    void refusesToOpenAFolderForWriting(int how) {
        files.opens(Errno.ISDIR, ROOT, ".", how, READ_WRITE);
    }

    @Test
    void refusesAFileWhereAFolderIsWanted() {
        files.make("file", "");
        files.opens(Errno.NOTDIR, ROOT, "file", FOLDER, 0);
        files.opens(Errno.NOTDIR, ROOT, "file/", 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {FOLDER | CREATE, FOLDER | TRUNCATE, FOLDER | EXCLUSIVE, 16, -1})
    void refusesFlagsThatMeanNothing(int how) {
        files.opens(Errno.INVAL, ROOT, ".", how, 0);
    }

    @Test
    void refusesUnknownLookupAndDescriptorFlags() {
        files.answers(Errno.INVAL, "path_open", ROOT, 2, ".", 0, 0, 0, 0, RESULT);
        files.answers(Errno.INVAL, "path_open", ROOT, 0, ".", 0, 0, 0, 32, RESULT);
    }

    @Test
    void followsALinkOnlyIfToldTo() {
        files.make("file", "text");
        files.does("path_symlink", "file", ROOT, "link");
        files.opens(Errno.LOOP, ROOT, "link", 0, READ);
        files.does("path_open", ROOT, 1, "link", 0, READ, 0, 0, RESULT);
        assertEquals("text", files.read(files.guest.memory.getInt(RESULT), 9));
    }

    @ParameterizedTest
    @CsvSource({
        "..,PERM",
        "../,PERM",
        "/,PERM",
        "/file,PERM",
        "a/../..,PERM",
        "a/b/../../..,PERM",
        "./../file,PERM",
        "'',NOENT",
        "missing/..,NOENT",
        "file/.,NOTDIR",
        "file/..,NOTDIR",
        "a//b/.//,SUCCESS",
        "a/../file,SUCCESS"
    })
    void staysInItsFolder(String path, Errno errno) {
        files.make("file", "");
        files.does("path_create_directory", ROOT, "a");
        files.does("path_create_directory", ROOT, "a/b");
        files.opens(errno, ROOT, path, 0, READ);
    }

    @Test
    void refusesWhatIsNoPath() {
        files.opens(Errno.INVAL, ROOT, "file\0", 0, READ);
        files.opens(Errno.NAMETOOLONG, ROOT, "x".repeat(256), CREATE, READ);
        files.opens(Errno.NAMETOOLONG, ROOT, "x/".repeat(2_048), 0, READ);
        files.guest.memory.putByte(2_048, (byte) 0xff);
        files.answers(Errno.ILSEQ, "path_open", ROOT, 0, 2_048, 1, 0, 0, 0, 0, RESULT);
    }

    @Test
    void readsNoPathThatIsTooLong() {
        files.opens(Errno.NAMETOOLONG, ROOT, "/".repeat(4_096), 0, READ);
        assertEquals(0, files.guest.resources.spent);
    }

    @Test
    void keepsNothingOpenThatItRefuses() {
        FileGuest few = FileGuest.limitedTo(Limits.builder().handles(8).build());
        for (int round = 0; round < 20; round++) {
            few.opens(Errno.ISDIR, ROOT, ".", FOLDER, READ_WRITE);
        }
        few.opens(Errno.SUCCESS, ROOT, ".", FOLDER, READ);
    }

    @Test
    void acceptsTheLongestName() {
        files.opens(Errno.SUCCESS, ROOT, "x".repeat(255), CREATE, READ);
    }

    @Test
    void trapsBeforeItOpensWhereAPointerIsOutOfBounds() {
        long beyond = TestGuest.MEMORY_BYTES;
        assertThrows(
                TrapException.class,
                () -> files.call("path_open", ROOT, 0, "file", CREATE, 0, 0, 0, beyond));
        assertThrows(
                TrapException.class,
                () -> files.call("path_open", ROOT, 0, 64, 0xffff_ffffL, 0, 0, 0, 0, RESULT));
        files.opens(Errno.NOENT, ROOT, "file", 0, READ);
    }

    @Test
    void opensNothingBelowAFile() {
        int file = files.open("file", CREATE, 0);
        files.opens(Errno.NOTDIR, file, "foo", CREATE, 0);
        files.opens(Errno.NOTDIR, 0, "foo", CREATE, 0);
    }

    @Test
    void refusesMoreThanItsHandles() {
        FileGuest few = FileGuest.limitedTo(Limits.builder().handles(8).build());
        few.make("file", "");
        Errno answer = Errno.SUCCESS;
        for (int opened = 0; opened < 9 && answer == Errno.SUCCESS; opened++) {
            answer = few.answer("path_open", ROOT, 0, "file", 0, READ, 0, 0, RESULT);
        }
        assertEquals(Errno.MFILE, answer);
        few.does("fd_close", few.guest.memory.getInt(RESULT));
        few.opens(Errno.SUCCESS, ROOT, "file", 0, READ);
    }

    @ParameterizedTest
    @CsvSource({"0," + WRITE, "8,0", "1,0", "9," + WRITE})
    void changesNothingInAReadOnlyFolder(int how, long rights) throws IOException {
        FileGuest reader = FileGuest.reading(treeWithFile());
        reader.opens(Errno.ROFS, ROOT, "file", how, rights);
        assertEquals("t", reader.content("file"));
    }

    @Test
    void seesInAReadOnlyFolderOnlyTheRightsThatHold() throws IOException {
        FileGuest reader = FileGuest.reading(treeWithFile());
        long changing = Rights.PATH_CREATE_FILE | Rights.PATH_UNLINK_FILE | Rights.PATH_LINK_SOURCE;
        assertEquals(0, reader.base(ROOT) & changing);
        assertEquals(0, reader.inheriting(ROOT) & (changing | Rights.FD_FILESTAT_SET_SIZE));
        assertEquals(changing, reader.base(OWN) & changing);
    }

    @Test
    void writesToADeviceInAFolderThatNobodyCanChange() {
        int device = files.open(DEVICES, "null", CREATE | TRUNCATE, READ_WRITE);
        assertEquals(4, files.write(device, "text"));
        assertEquals("", files.read(device, 9));
        files.opens(Errno.ROFS, DEVICES, "new", CREATE, 0);
    }

    @Test
    void isNoTerminalIfItIsADevice() {
        long positions = Rights.FD_SEEK | Rights.FD_TELL;
        assertEquals(positions, files.base(files.open(DEVICES, "null", 0, READ)) & positions);
    }

    static Folder treeWithFile() throws IOException {
        Folder tree = MemoryTree.create(9);
        try (var file = tree.openFile("file", Set.of(OpenOption.CREATE, OpenOption.WRITE))) {
            file.write(0, new byte[] {'t'}, 0, 1);
        }
        tree.createFolder("folder");
        return tree;
    }
}
