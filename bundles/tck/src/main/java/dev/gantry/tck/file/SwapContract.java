// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.file.FileException;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder is open; then somebody moves it away and puts a link to outside in its place. What is done
 * with it is done where it is now.
 */
abstract class SwapContract extends FolderTest {
    private static final FileTime PAST = FileTime.fromMillis(1_000);

    private final HostFolderContract contract;
    private Path outside;
    private Path moved;
    private Folder folder;

    SwapContract(HostFolderContract contract) {
        super(contract);
        this.contract = contract;
    }

    @BeforeEach
    final void swap(@TempDir Path elsewhere) throws IOException {
        outside = elsewhere;
        Path before = contract.place().resolve("folder");
        moved = contract.place().resolve("moved");
        folder = makeFolder(root, "folder");
        fill(before, "mine");
        fill(outside, "secret");
        Files.setLastModifiedTime(outside, PAST);
        Files.move(before, moved);
        Files.createSymbolicLink(before, outside);
    }

    private static void fill(Path place, String text) throws IOException {
        Files.writeString(place.resolve("file"), text);
        Files.createDirectory(place.resolve("inner"));
        Files.createSymbolicLink(place.resolve("link"), Path.of(text));
    }

    @AfterEach
    final void nothingOutsideChanged() throws IOException {
        folder.close();
        assertEquals("secret", Files.readString(outside.resolve("file")));
        String[] names = outside.toFile().list();
        Arrays.sort(names);
        assertEquals(List.of("file", "inner", "link"), List.of(names));
        assertEquals(PAST, Files.getLastModifiedTime(outside));
        assertEquals(1, Files.getAttribute(outside.resolve("file"), "unix:nlink"));
    }

    @Test
    void opensFiles() {
        inside(() -> assertEquals("mine", text(folder, "file")));
    }

    @Test
    void makesFiles() {
        inside(
                () -> {
                    put(folder, "new", "new");
                    assertEquals("new", Files.readString(moved.resolve("new")));
                });
    }

    @Test
    void opensFolders() {
        inside(
                () -> {
                    try (Folder inner = folder.openFolder("inner")) {
                        put(inner, "new", "new");
                    }
                    assertEquals("new", Files.readString(moved.resolve("inner/new")));
                });
    }

    @Test
    void makesFolders() {
        inside(
                () -> {
                    folder.createFolder("new");
                    assertTrue(Files.isDirectory(moved.resolve("new")));
                });
    }

    @Test
    void makesLinks() {
        inside(
                () -> {
                    folder.createLink("new", "target");
                    assertTrue(Files.isSymbolicLink(moved.resolve("new")));
                });
    }

    @Test
    void readsLinks() {
        inside(() -> assertEquals("mine", folder.readLink("link")));
    }

    @Test
    void givesSecondNames() {
        inside(
                () -> {
                    folder.addName("file", folder, "new");
                    assertEquals("mine", Files.readString(moved.resolve("new")));
                });
        inside(
                () -> {
                    folder.addName("file", root, "above");
                    assertEquals("mine", text(root, "above"));
                });
    }

    @Test
    void renames() {
        inside(
                () -> {
                    put(root, "above", "above");
                    root.rename("above", folder, "file");
                    assertEquals("above", Files.readString(moved.resolve("file")));
                });
    }

    @Test
    void removesFiles() {
        inside(
                () -> {
                    folder.removeFile("file");
                    assertFalse(Files.exists(moved.resolve("file")));
                });
    }

    @Test
    void removesFolders() {
        inside(
                () -> {
                    folder.removeFolder("inner");
                    assertFalse(Files.exists(moved.resolve("inner")));
                });
    }

    @Test
    void lists() {
        inside(
                () -> {
                    Files.createFile(moved.resolve("new"));
                    assertEquals(List.of("file", "inner", "link", "new"), names(folder));
                });
    }

    @Test
    void setsTimes() {
        inside(() -> folder.setTimes("file", TimeContract.both(5_000_000)));
        inside(() -> folder.setTimes("inner", TimeContract.both(5_000_000)));
        inside(() -> folder.setTimes(TimeContract.both(5_000_000)));
    }

    @Test
    void tellsTheStatus() {
        inside(() -> assertType(FileType.FOLDER, folder, "inner"));
        inside(
                () ->
                        assertEquals(
                                Files.getAttribute(moved, "unix:ino", LinkOption.NOFOLLOW_LINKS),
                                folder.status().identity()));
    }

    /** Works in the moved folder, or is refused where the backend says so. */
    private void inside(Executable work) {
        try {
            work.execute();
        } catch (FileException refusal) {
            assertFalse(contract.staysWithMovedFolders(), refusal::toString);
        } catch (Throwable failure) { // The edge to an assertion.
            throw new AssertionError(failure);
        }
    }
}
