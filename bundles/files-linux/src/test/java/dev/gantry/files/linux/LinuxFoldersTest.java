// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FolderListing;
import dev.gantry.file.HostFolders;
import dev.gantry.file.OpenOption;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class LinuxFoldersTest {
    private final HostFolders folders = new LinuxFolders();

    @Test
    void opensTheRoot() throws IOException {
        try (var root = folders.open(Path.of("/"))) {
            assertEquals(Files.getAttribute(Path.of("/"), "unix:ino"), root.status().identity());
        }
    }

    @Test
    void takesTheBytesOfAPathAsTheyAre() {
        Path path = Path.of(URI.create("file:///a%20b/%25/c"));
        List<byte[]> names = RealPath.names(path);
        assertEquals(3, names.size());
        assertArrayEquals(new byte[] {'a', ' ', 'b'}, names.get(0));
        assertArrayEquals(new byte[] {'%'}, names.get(1));
    }

    @Test
    void opensAFolderWhoseNameIsNoText(@TempDir Path folder) throws Exception {
        String script = "d=$(printf 'a\\377 b') && mkdir \"$d\" && touch \"$d/file\"";
        Process shell = new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).start();
        assertEquals(0, shell.waitFor());
        try (var children = Files.newDirectoryStream(folder);
                var opened = folders.open(children.iterator().next())) {
            assertEquals(0, opened.status("file").size());
        }
    }

    @Test
    void followsNoLinkOnItsWayFromTheRoot(@TempDir Path folder) throws IOException {
        Path real = Files.createDirectory(folder.toRealPath().resolve("real"));
        Path link = Files.createSymbolicLink(real.resolveSibling("link"), real);
        Files.createDirectory(real.resolve("inner"));
        LinuxFolder.open(RealPath.names(real.resolve("inner"))).close();
        FileException refusal =
                assertThrows(
                        FileException.class,
                        () -> LinuxFolder.open(RealPath.names(link.resolve("inner"))));
        assertEquals(FileProblem.IS_LINK, refusal.problem());
    }

    @Test
    void leaksNoDescriptor(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("file"));
        Files.createSymbolicLink(folder.resolve("link"), folder);
        openAll(folder);
        long before = descriptors();
        for (int count = 0; count < 50; count++) {
            openAll(folder);
        }
        assertTrue(descriptors() < before + 50, () -> descriptors() + " after " + before);
    }

    private void openAll(Path folder) throws IOException {
        try (var root = folders.open(folder);
                FolderListing listing = root.list()) {
            assertNotNull(listing.next());
            root.openFile("file", Set.of()).close();
            assertThrows(FileException.class, () -> root.openFile("link", Set.of()));
            assertThrows(FileException.class, () -> root.openFolder("link"));
            assertThrows(FileException.class, () -> root.openFolder("file"));
            root.createFolder("folder");
            assertThrows(FileException.class, () -> root.openFile("folder", Set.of()));
            root.removeFolder("folder");
        }
        assertThrows(IOException.class, () -> folders.open(folder.resolve("file")));
    }

    private static long descriptors() {
        String[] names = new File("/proc/self/fd").list();
        return names == null ? 0 : names.length;
    }

    @Test
    void appendsWhereTheKernelHasNoCallForIt(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("file"), "before");
        try (LinuxFolder opened = LinuxFolder.open(RealPath.names(folder.toRealPath()))) {
            byte[] bytes = {'0', '1', '2'};
            Scratch scratch = Scratch.here();
            int file = opened.openDescriptor("file", Set.of(OpenOption.WRITE));
            scratch.putData(bytes, 0, bytes.length);
            assertEquals(3, LinuxFile.appendByFlag(file, scratch, 3));
            SystemCall.PWRITE.call(scratch, file, scratch.data(), 1, 0);
            SystemCall.CLOSE.callOnce(scratch, file);
        }
        assertEquals("0efore012", Files.readString(path));
    }

    @Test
    void isOfferedOnLinuxAndKnownProcessorsOnly() {
        assertEquals(Optional.empty(), LinuxOffer.obstacle("Linux", "amd64", true));
        assertEquals(Optional.empty(), LinuxOffer.obstacle("Linux", "aarch64", true));
        assertTrue(LinuxOffer.obstacle("Linux", "riscv64", true).isPresent());
        assertTrue(LinuxOffer.obstacle("Mac OS X", "aarch64", true).isPresent());
        assertTrue(LinuxOffer.obstacle("Windows 11", "amd64", true).isPresent());
    }

    @Test
    void isNotOfferedWhereJavaMayNotCallTheLibrary() {
        assertTrue(LinuxOffer.obstacle("Linux", "amd64", false).isPresent());
    }

    @Test
    void knowsFilesByTheNumbersThatTheJdkKnowsThemBy(@TempDir Path folder) throws IOException {
        for (Path each : List.of(folder, Path.of("/proc"), Path.of("/dev"))) {
            try (var opened = folders.open(each)) {
                Map<String, Object> known = Files.readAttributes(each, "unix:dev,ino");
                assertEquals(known.get("dev"), opened.status().device());
                assertEquals(known.get("ino"), opened.status().identity());
            }
        }
    }

    /** Whoever opens a pipe to write to it waits until somebody opens it to read from it. */
    @Test
    void opensNoPipeNotEvenForAMoment(@TempDir Path folder) throws Exception {
        String script = "mkfifo pipe && echo ready && exec 3>pipe && test -e late && echo late >&3";
        Process writer = new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).start();
        try (var opened = folders.open(folder);
                var said = writer.inputReader()) {
            assertEquals("ready", said.readLine());
            for (int count = 0; count < 2_000; count++) {
                assertThrows(FileException.class, () -> opened.openFile("pipe", Set.of()));
            }
            Files.createFile(folder.resolve("late"));
            assertTrue(writer.isAlive(), "it wrote to a pipe that nobody reads");
            assertEquals("late\n", Files.readString(folder.resolve("pipe")));
            assertEquals(0, writer.waitFor());
        } finally {
            writer.destroyForcibly();
        }
    }

    @Test
    void findsEveryFunction() {
        assertEquals(Optional.empty(), SystemCall.missing());
    }

    @Test
    void entersWhatIsMountedInside() throws IOException {
        try (var root = folders.open(Path.of("/"));
                var proc = root.openFolder("proc")) {
            assertNotEquals(root.status().device(), proc.status().device());
        }
    }
}
