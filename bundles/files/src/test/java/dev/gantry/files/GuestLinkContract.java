// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.GuestFolder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that guests make, and what they can be used for. */
abstract class GuestLinkContract extends GuestFilesTopic {
    GuestLinkContract(GuestFilesContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/etc/passwd", "..", "../x", "a/../..", "./..", "a/../../a", "//x"})
    void leadOutNever(String target) {
        assertFails(FileProblem.ESCAPES, () -> root.createLink(target, "link"));
        assertFails(FileProblem.NOT_FOUND, () -> root.status("link", false));
    }

    @Test
    void leadUpAsFarAsTheirTree() throws IOException {
        root.createFolder("a");
        root.createFolder("a/b");
        put(root, "file", "content");
        root.createLink("../../file", "a/b/up");
        assertEquals("content", text(root, "a/b/up"));
        assertFails(FileProblem.ESCAPES, () -> root.createLink("../../../file", "a/b/over"));
    }

    @Test
    void leadNotAboveAFolderThatWasOpened() throws IOException {
        root.createFolder("a");
        put(root, "file", "content");
        root.createLink("../file", "a/up");
        try (GuestFolder inner = root.openFolder("a", false)) {
            EveryPathCall.following(inner, "up")
                    .forEach((name, call) -> assertFails(FileProblem.ESCAPES, call));
            assertEquals(FileType.LINK, inner.status("up", false).type());
        }
    }

    @Test
    void thatLeadOutAfterAMoveAreNotFollowed() throws IOException {
        root.createFolder("a");
        root.createFolder("a/b");
        root.createLink("../../x", "a/b/link");
        root.rename("a/b", root, "b");
        EveryPathCall.following(root, "b/link")
                .forEach((name, call) -> assertFails(FileProblem.ESCAPES, call));
        assertFails(FileProblem.ESCAPES, () -> root.createFolder("b/link/new"));
        assertEquals("../../x", root.readLink("b/link"));
    }

    @Test
    void areFollowedAtTheEndOnlyIfAskedFor() throws IOException {
        put(root, "file", "content");
        root.createLink("file", "link");
        assertEquals(FileType.LINK, root.status("link", false).type());
        assertEquals(FileType.FILE, root.status("link", true).type());
        assertFails(FileProblem.LINK_LOOP, () -> root.openFile("link", false, READ));
        assertFails(FileProblem.LINK_LOOP, () -> root.openFile("link", false, CREATE));
        assertEquals("content", text(root, "link"));
    }

    @Test
    void toFoldersAreFollowedInTheMiddle() throws IOException {
        root.createFolder("folder");
        root.createLink("folder", "link");
        root.createLink("./link/", "link2");
        put(root, "link2/file", "content");
        assertEquals("content", text(root, "folder/file"));
        assertFails(FileProblem.NOT_FOLDER, () -> root.openFolder("link", false));
        try (GuestFolder folder = root.openFolder("link2", true)) {
            assertEquals(List.of("file"), names(folder));
        }
    }

    @Test
    void areGoneBackFromToWhereTheyLed() throws IOException {
        root.createFolder("a");
        root.createFolder("a/b");
        put(root, "a/file", "in a");
        put(root, "file", "in root");
        root.createLink("a/b", "link");
        assertEquals("in a", text(root, "link/../file"));
    }

    @Test
    void thatLeadNowhereLetAFileBeMadeThere() throws IOException {
        root.createFolder("folder");
        root.createLink("folder/new", "link");
        assertFails(FileProblem.EXISTS, () -> root.openFile("link", true, CREATE_NEW));
        assertFails(FileProblem.NOT_FOUND, () -> root.openFile("link", true, READ));
        put(root, "link", "made");
        assertEquals("made", text(root, "folder/new"));
        assertEquals(FileType.LINK, root.status("link", false).type());
    }

    @Test
    void inLoopsAreGivenUp() throws IOException {
        root.createLink("second", "first");
        root.createLink("first", "second");
        root.createLink("self/x", "self");
        for (String path : List.of("first", "second", "self", "first/x")) {
            EveryPathCall.following(root, path)
                    .forEach((name, call) -> assertFails(FileProblem.LINK_LOOP, call));
        }
        assertFails(FileProblem.LINK_LOOP, () -> root.removeFile("first/x"));
        assertFails(FileProblem.LINK_LOOP, () -> root.status("self/", false));
        root.removeFile("first");
    }

    @Test
    void areFollowedFortyTimesAndNoMore() throws IOException {
        put(root, "link0", "content");
        for (int i = 1; i <= 41; i++) {
            root.createLink("link" + (i - 1), "link" + i);
        }
        assertEquals("content", text(root, "link40"));
        assertFails(FileProblem.LINK_LOOP, () -> root.status("link41", true));
    }

    @Test
    void toTheFolderItselfAreThatFolder() throws IOException {
        put(root, "file", "content");
        root.createLink(".", "here");
        assertEquals("content", text(root, "here/here/here/file"));
        assertEquals(root.status().identity(), root.status("here", true).identity());
    }

    @Test
    void areReadAsTheyWereMade() throws IOException {
        root.createLink("no/where", "link");
        assertEquals("no/where", root.readLink("link"));
        put(root, "file", "");
        assertFails(FileProblem.INVALID, () -> root.readLink("file"));
    }

    @Test
    void getASecondNameThemselvesUnlessFollowed() throws IOException {
        put(root, "file", "content");
        root.createLink("file", "link");
        root.addName("link", true, root, "second");
        assertEquals(FileType.FILE, root.status("second", false).type());
        assertEquals(2, root.status("file", false).links());
        root.addName("link", false, root, "third");
        assertEquals(FileType.LINK, root.status("third", false).type());
    }

    @Test
    void areNotLinkedToTheirFolder() throws IOException {
        root.createFolder("folder");
        root.createLink("folder", "link");
        assertFails(FileProblem.NOT_PERMITTED, () -> root.addName("link", true, root, "second"));
        assertFails(FileProblem.NOT_PERMITTED, () -> root.addName("folder", false, root, "second"));
    }

    @Test
    void areReplacedAndRemovedThemselves() throws IOException {
        put(root, "file", "content");
        put(root, "other", "other");
        root.createLink("file", "link");
        root.rename("other", root, "link");
        assertEquals("other", text(root, "link"));
        root.createLink("file", "second");
        root.removeFile("second");
        assertEquals("content", text(root, "file"));
    }

    @Test
    void areGivenUpWhereTogetherTheyAreTooLong() throws IOException {
        root.createFolder("a");
        put(root, "file", "content");
        root.createLink("a/../".repeat(800) + ".", "long");
        assertEquals("content", text(root, "long/long/file"));
        assertFails(FileProblem.LINK_LOOP, () -> root.status("long/long/long/file", true));
    }

    @Test
    void leadOutNeverBecauseTheyAreMoved() throws IOException {
        root.createFolder("a");
        root.createFolder("b");
        root.createLink("../x", "a/link");
        assertFails(FileProblem.ESCAPES, () -> root.rename("a/link", root, "link"));
        assertFails(FileProblem.ESCAPES, () -> root.addName("a/link", false, root, "link"));
        assertFails(FileProblem.NOT_FOUND, () -> root.status("link", false));
        root.addName("a/link", false, root, "b/second");
        root.rename("a/link", root, "b/link");
        assertEquals("../x", root.readLink("b/link"));
    }
}
