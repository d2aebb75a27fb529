// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.Folder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are bytes to the backend: none is another, and none is a path. */
abstract class NameContract extends FolderTest {
    private static final String COMPOSED = "\u00e9";
    private static final String DECOMPOSED = "e\u0301";

    NameContract(FolderContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "a b",
                "new\nline",
                "\t",
                "\u001b[2J",
                "...",
                ".hidden",
                "~",
                "-rf",
                "*",
                "a\\b",
                "C:",
                "file.",
                "file ",
                "con",
                "a:b",
                "'",
                "\"",
                "%2e%2e",
                "..\\",
                "\u007f"
            })
    void keepsOddNames(String name) throws IOException {
        assertKeeps(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                COMPOSED,
                DECOMPOSED,
                "\u65e5\u672c",
                "\ud83d\ude00",
                "\u202e",
                "\uff0e\uff0e"
            })
    void keepsNamesOfAllLanguages(String name) throws IOException {
        if (contract().takesEveryName()) {
            assertKeeps(name);
        } else {
            assertFails(FileProblem.ILLEGAL_NAME, () -> root.createFolder(name));
        }
    }

    private void assertKeeps(String name) throws IOException {
        put(root, name, "odd");
        assertEquals(List.of(name), names(root));
        assertEquals("odd", text(root, name));
        root.rename(name, root, name + name);
        assertEquals(List.of(name + name), names(root));
        root.removeFile(name + name);
        try (Folder folder = makeFolder(root, name)) {
            put(folder, name, "inside");
            assertEquals("inside", text(folder, name));
        }
    }

    @Test
    void tellsNamesApartThatLookAlike() throws IOException {
        put(root, "name", "small");
        put(root, "Name", "large");
        put(root, "name.", "dot");
        assertEquals("small", text(root, "name"));
        assertEquals("dot", text(root, "name."));
        if (contract().takesEveryName()) {
            put(root, COMPOSED, "composed");
            put(root, DECOMPOSED, "decomposed");
            assertEquals("composed", text(root, COMPOSED));
        }
    }

    @Test
    void takesTheLongestName() throws IOException {
        String name = "n".repeat(255);
        put(root, name, "long");
        assertEquals("long", text(root, name));
        assertEquals(List.of(name), names(root));
    }

    @Test
    void refusesALongerName() {
        assertRefused(FileProblem.NAME_TOO_LONG, "n".repeat(256));
    }

    @Test
    void countsBytesAndNotLetters() throws IOException {
        if (contract().takesEveryName()) {
            put(root, COMPOSED.repeat(127), "");
            assertRefused(FileProblem.NAME_TOO_LONG, COMPOSED.repeat(128));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "/", "a/b", "../a", "a/", "/etc", "a\0", "\0", "a\0/b"})
    void refusesWhatIsNoName(String name) throws IOException {
        root.createFolder("a");
        assertRefused(FileProblem.ILLEGAL_NAME, name);
    }

    @Test
    void refusesHalfACharacter() {
        assertRefused(FileProblem.ILLEGAL_NAME, "\ud83d");
        assertRefused(FileProblem.ILLEGAL_NAME, "a\ude00b");
    }

    private void assertRefused(FileProblem problem, String name) {
        assertFails(problem, () -> root.status(name));
        assertFails(problem, () -> root.openFolder(name));
        assertFails(problem, () -> root.openFile(name, READ));
        assertFails(problem, () -> root.openFile(name, CREATE));
        assertFails(problem, () -> root.createFolder(name));
        assertFails(problem, () -> root.createLink(name, "target"));
        assertFails(problem, () -> root.readLink(name));
        assertFails(problem, () -> root.removeFile(name));
        assertFails(problem, () -> root.removeFolder(name));
        assertFails(problem, () -> root.setTimes(name, TimeContract.both(0)));
        assertRefusedForTwo(problem, name);
    }

    private void assertRefusedForTwo(FileProblem problem, String name) {
        assertFails(problem, () -> root.rename(name, root, "new"));
        assertFails(problem, () -> root.addName(name, root, "new"));
        assertFails(FileProblem.NOT_FOUND, () -> root.status("new"));
        assertFails(problem, () -> rename(name));
        assertFails(problem, () -> addName(name));
    }

    private void rename(String newName) throws IOException {
        put(root, "file", "");
        root.rename("file", root, newName);
    }

    private void addName(String newName) throws IOException {
        put(root, "file", "");
        root.addName("file", root, newName);
    }
}
