// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static dev.gantry.wasi.p1.FileGuest.BUFFER;
import static dev.gantry.wasi.p1.FileGuest.CREATE;
import static dev.gantry.wasi.p1.FileGuest.OWN;
import static dev.gantry.wasi.p1.FileGuest.READ;
import static dev.gantry.wasi.p1.FileGuest.RESULT;
import static dev.gantry.wasi.p1.FileGuest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    private final FileGuest files = FileGuest.ofTwo();

    private void folder(String path) {
        files.does("path_create_directory", ROOT, path);
    }

    private String link(String path, int room) {
        files.does("path_readlink", ROOT, path, BUFFER, room, RESULT);
        return files.guest.text(BUFFER, files.guest.memory.getInt(RESULT));
    }

    @Test
    void makesAndRemovesFolders() {
        folder("folder");
        folder("folder/inner/");
        files.answers(Errno.EXIST, "path_create_directory", ROOT, "folder");
        files.answers(Errno.NOTEMPTY, "path_remove_directory", ROOT, "folder");
        files.does("path_remove_directory", ROOT, "folder/inner");
        files.does("path_remove_directory", ROOT, "folder/");
        files.answers(Errno.NOENT, "path_remove_directory", ROOT, "folder");
    }

    @Test
    void removesFilesAndFoldersEachInItsWay() {
        folder("folder");
        files.make("file", "");
        files.answers(Errno.ISDIR, "path_unlink_file", ROOT, "folder");
        files.answers(Errno.ISDIR, "path_unlink_file", ROOT, "folder/");
        files.answers(Errno.NOTDIR, "path_remove_directory", ROOT, "file");
        files.answers(Errno.NOTDIR, "path_unlink_file", ROOT, "file/");
        files.does("path_unlink_file", ROOT, "file");
        files.opens(Errno.NOENT, ROOT, "file", 0, READ);
    }

    @Test
    void renamesAsPosixDoes() {
        files.make("file", "text");
        folder("full");
        folder("full/inner");
        folder("empty");
        files.answers(Errno.ISDIR, "path_rename", ROOT, "file", ROOT, "empty");
        files.answers(Errno.NOTDIR, "path_rename", ROOT, "empty", ROOT, "file");
        files.answers(Errno.NOTEMPTY, "path_rename", ROOT, "empty", ROOT, "full");
        files.answers(Errno.INVAL, "path_rename", ROOT, "full", ROOT, "full/inner/x");
        files.does("path_rename", ROOT, "full", ROOT, "empty");
        files.does("path_rename", ROOT, "file", ROOT, "empty/file");
        assertEquals("text", files.content("empty/file"));
        files.answers(Errno.NOENT, "path_rename", ROOT, "file", ROOT, "new");
    }

    @Test
    void givesAFileASecondName() {
        files.make("file", "text");
        files.does("path_link", ROOT, 0, "file", ROOT, "name");
        assertEquals(2, files.attribute("name", 24));
        assertEquals(files.attribute("file", 8), files.attribute("name", 8));
        files.answers(Errno.EXIST, "path_link", ROOT, 0, "file", ROOT, "name");
        files.answers(Errno.NOENT, "path_link", ROOT, 0, "file", ROOT, "new/");
        folder("folder");
        files.answers(Errno.PERM, "path_link", ROOT, 0, "folder", ROOT, "other");
        files.answers(Errno.INVAL, "path_link", ROOT, 2, "file", ROOT, "other");
    }

    @Test
    void givesALinkItselfASecondName() {
        files.does("path_symlink", "missing", ROOT, "link");
        files.does("path_link", ROOT, 0, "link", ROOT, "name");
        assertEquals("missing", link("name", 100));
        files.answers(Errno.NOENT, "path_link", ROOT, 1, "link", ROOT, "other");
    }

    @ParameterizedTest
    @CsvSource({"path_rename", "path_link"})
    void joinsNoTwoFileSystems(String function) {
        files.make("file", "text");
        Object[] arguments =
                function.equals("path_link")
                        ? new Object[] {ROOT, 0, "file", OWN, "file"}
                        : new Object[] {ROOT, "file", OWN, "file"};
        files.answers(Errno.XDEV, function, arguments);
        assertEquals("text", files.content("file"));
    }

    @Test
    void makesAndReadsLinks() {
        files.does("path_symlink", "target", ROOT, "link");
        assertEquals("target", link("link", 100));
        assertEquals("targ", link("link", 4));
        assertEquals("", link("link", 0));
        files.answers(Errno.EXIST, "path_symlink", "other", ROOT, "link");
        files.make("file", "");
        files.answers(Errno.INVAL, "path_readlink", ROOT, "file", BUFFER, 9, RESULT);
    }

    @Test
    void refusesALinkNameThatEndsInASlash() {
        files.answers(Errno.NOENT, "path_symlink", "source", ROOT, "target/");
        folder("target");
        files.answers(Errno.EXIST, "path_symlink", "source", ROOT, "target/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/etc/passwd", "..", "../file", "a/../../file"})
    void makesNoLinkThatLeadsOut(String target) {
        files.answers(Errno.PERM, "path_symlink", target, ROOT, "link");
    }

    @Test
    void refusesALinkWithoutATarget() {
        files.answers(Errno.NOENT, "path_symlink", "", ROOT, "link");
        files.answers(Errno.INVAL, "path_symlink", "a\0b", ROOT, "link");
    }

    @Test
    void endsALoopOfLinks() {
        files.does("path_symlink", "loop", ROOT, "loop");
        files.does("path_symlink", "b", ROOT, "a");
        files.does("path_symlink", "a", ROOT, "b");
        for (String path : new String[] {"loop", "a", "loop/x", "a/x"}) {
            files.answers(Errno.LOOP, "path_open", ROOT, 1, path, 0, READ, 0, 0, RESULT);
        }
    }

    @Test
    void followsALinkOnTheHostThatLeadsOutInNoCall() throws IOException {
        files.tree().createLink("out", "../../etc");
        files.tree().createLink("absolute", "/etc");
        for (String out : new String[] {"out/file", "absolute/file"}) {
            files.opens(Errno.PERM, ROOT, out, 0, READ);
            files.opens(Errno.PERM, ROOT, out, CREATE, READ);
            files.answers(Errno.PERM, "path_filestat_get", ROOT, 0, out, BUFFER);
            files.answers(Errno.PERM, "path_filestat_set_times", ROOT, 0, out, 0, 0, 2);
            files.answers(Errno.PERM, "path_create_directory", ROOT, out);
            files.answers(Errno.PERM, "path_remove_directory", ROOT, out);
            files.answers(Errno.PERM, "path_unlink_file", ROOT, out);
            files.answers(Errno.PERM, "path_readlink", ROOT, out, BUFFER, 9, RESULT);
            files.answers(Errno.PERM, "path_symlink", "target", ROOT, out);
            files.answers(Errno.PERM, "path_rename", ROOT, out, ROOT, "new");
            files.answers(Errno.PERM, "path_rename", ROOT, "out", ROOT, out);
            files.answers(Errno.PERM, "path_link", ROOT, 0, out, ROOT, "new");
            files.answers(Errno.PERM, "path_link", ROOT, 0, "out", ROOT, out);
        }
    }

    /** GHSA-vqjp-4c8c-hfgg, RUSTSEC-2026-0269: a slash at the end led out. */
    @ParameterizedTest
    @ValueSource(strings = {"out/", "out//", "out/.", "out/./"})
    void ghsaVqjpStaysInsideWithASlashAtTheEnd(String path) throws IOException {
        files.tree().createLink("out", "../..");
        files.opens(Errno.PERM, ROOT, path, 0, READ);
        files.opens(Errno.PERM, ROOT, path, FileGuest.FOLDER, READ);
        files.answers(Errno.PERM, "path_filestat_get", ROOT, 0, path, BUFFER);
    }

    /** GHSA-m9f7-9w4p-gv38: what a link pointed at was renamed. */
    @Test
    void ghsaM9f7RenamesNothingThroughASlashAtTheEnd() throws IOException {
        folder("folder");
        files.tree().createLink("out", "..");
        files.does("path_symlink", "folder", ROOT, "link");
        files.answers(Errno.NOTDIR, "path_rename", ROOT, "link/", ROOT, "new");
        files.answers(Errno.NOTDIR, "path_rename", ROOT, "out/", ROOT, "new");
        assertEquals(3, files.attribute("folder", 16));
    }

    /** CVE-2026-58494: a second name in another tree made a file writable that was not. */
    @Test
    void cve202658494MovesNothingOutOfAReadOnlyFolder() throws IOException {
        FileGuest reader = FileGuest.reading(OpeningsTest.treeWithFile());
        reader.answers(Errno.ROFS, "path_link", ROOT, 0, "file", OWN, "file");
        reader.answers(Errno.ROFS, "path_rename", ROOT, "file", OWN, "file");
        reader.opens(Errno.NOENT, OWN, "file", 0, READ);
    }

    @Test
    void changesNothingInAReadOnlyFolder() throws IOException {
        FileGuest reader = FileGuest.reading(OpeningsTest.treeWithFile());
        reader.answers(Errno.ROFS, "path_create_directory", ROOT, "new");
        reader.answers(Errno.ROFS, "path_remove_directory", ROOT, "folder");
        reader.answers(Errno.ROFS, "path_unlink_file", ROOT, "file");
        reader.answers(Errno.ROFS, "path_symlink", "file", ROOT, "link");
        reader.answers(Errno.ROFS, "path_rename", ROOT, "file", ROOT, "new");
        reader.answers(Errno.ROFS, "path_link", ROOT, 0, "file", ROOT, "new");
        reader.answers(Errno.ROFS, "path_filestat_set_times", ROOT, 0, "file", 0, 0, 2);
        reader.answers(Errno.ROFS, "fd_filestat_set_times", ROOT, 0, 0, 2);
        int file = reader.open("file", 0, READ);
        reader.answers(Errno.ROFS, "fd_filestat_set_times", file, 0, 0, 2);
        reader.answers(Errno.INVAL, "fd_filestat_set_size", file, 0);
    }
}
