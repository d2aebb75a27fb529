// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.GuestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of the host in which somebody else made links to outside. */
@DisabledOnOs(OS.WINDOWS)
final class OutsideTest extends GuestFilesTest {
    private static final FileTime PAST = FileTime.fromMillis(1_000);

    private Path inside;
    private Path outside;
    private GuestFolder root;

    @BeforeEach
    void mount(@TempDir Path host) throws IOException {
        inside = Files.createDirectory(host.resolve("inside"));
        outside = Files.createDirectory(host.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.setLastModifiedTime(outside.resolve("secret"), PAST);
        Files.createDirectory(inside.resolve("folder"));
        Files.writeString(inside.resolve("file"), "file");
        link("to-folder", "../outside");
        link("to-file", "../outside/secret");
        link("to-new", "../outside/new");
        link("absolute", outside.toString());
        link("absolute-file", outside.resolve("secret").toString());
        link("chain", "folder/../to-folder");
        link("folder/deep", "../../outside");
        link("by-detour", "folder/../../outside/secret");
        link("parent", "..");
        root = at(open(writable(inside, "/")), "/");
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(inside.resolve(name), Path.of(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to-folder",
                "to-file",
                "to-new",
                "absolute",
                "absolute-file",
                "chain",
                "folder/deep",
                "by-detour",
                "parent"
            })
    void isNotReachedByAnyCallThatFollows(String path) throws IOException {
        EveryPathCall.following(root, path)
                .forEach((name, call) -> assertFails(FileProblem.ESCAPES, call));
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to-folder/secret",
                "to-folder/new",
                "to-folder/.",
                "to-folder/../file",
                "absolute/secret",
                "absolute/new",
                "chain/secret",
                "folder/deep/new",
                "parent/outside/secret",
                "parent/inside/file"
            })
    void isNotReachedByAnyCallThroughALink(String path) throws IOException {
        EveryPathCall.all(root, path)
                .forEach((name, call) -> assertFails(FileProblem.ESCAPES, call));
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"to-folder", "to-file", "to-new", "absolute", "parent"})
    void isNotReachedByCallsAboutTheLink(String path) throws IOException {
        EveryPathCall.onTheEntry(root, path)
                .forEach(
                        (name, call) -> {
                            try {
                                call.execute();
                            } catch (FileException e) {
                                assertNotNull(e.problem());
                            } catch (Throwable e) { // The edge to an assertion.
                                throw new AssertionError(name, e);
                            }
                        });
        assertUntouched();
    }

    @Test
    void isNotShownByALinkThatIsAbsolute() throws IOException {
        assertFails(FileProblem.ESCAPES, () -> root.readLink("absolute"));
        assertEquals("../outside", root.readLink("to-folder"));
        assertEquals(FileType.LINK, root.status("absolute", false).type());
    }

    @Test
    void linksToItCanBeRemoved() throws IOException {
        root.removeFile("to-folder");
        root.removeFile("absolute-file");
        root.rename("to-file", root, "renamed");
        root.rename("absolute", root, "folder/absolute");
        assertUntouched();
    }

    @Test
    void linksToItAreNotMovedToWhereTheyLeadElsewhere() throws IOException {
        assertFails(FileProblem.ESCAPES, () -> root.rename("folder/deep", root, "deep"));
        assertFails(FileProblem.ESCAPES, () -> root.addName("folder/deep", false, root, "deep"));
    }

    @Test
    void noMessageHoldsAPathOfTheHost() {
        for (String path : List.of("to-folder", "missing", "absolute/x", "file/x")) {
            EveryPathCall.all(root, path)
                    .forEach(
                            (name, call) -> {
                                try {
                                    call.execute();
                                } catch (FileException e) {
                                    assertEquals(e.problem().name(), e.getMessage());
                                } catch (Throwable e) { // The edge to an assertion.
                                    throw new AssertionError(name, e);
                                }
                            });
        }
    }

    @Test
    void pipesAreNotWaitedFor() throws Exception {
        Process process = new ProcessBuilder("mkfifo", inside.resolve("pipe").toString()).start();
        assertEquals(0, process.waitFor());
        assertFails(FileProblem.ACCESS, () -> root.openFile("pipe", true, READ));
        assertFails(FileProblem.ACCESS, () -> root.openFile("pipe", true, CREATE));
        assertFails(FileProblem.NOT_FOLDER, () -> root.openFolder("pipe", true));
        assertFails(FileProblem.NOT_FOLDER, () -> root.status("pipe/x", true));
        root.removeFile("pipe");
    }

    private void assertUntouched() throws IOException {
        Path secret = outside.resolve("secret");
        assertEquals("secret", Files.readString(secret));
        assertEquals(PAST, Files.getLastModifiedTime(secret));
        assertEquals(1, Files.getAttribute(secret, "unix:nlink"));
        try (Stream<Path> entries = Files.list(outside)) {
            assertEquals(List.of(secret), entries.toList());
        }
    }
}
