// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.Folder;
import dev.gantry.file.HostFolders;
import dev.gantry.file.Mount;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mount that cannot be made is named, with the reason. */
final class MountFailureTest extends GuestFilesTest {
    @Test
    void namesAFolderThatIsNotThere(@TempDir Path host) {
        assertFailure(
                ErrorCode.MOUNT_FAILED,
                "there is no such directory",
                readOnly(host.resolve("missing"), "/x"));
    }

    @Test
    void namesWhatIsNoFolder(@TempDir Path host) throws IOException {
        Path file = Files.writeString(host.resolve("file"), "");
        assertFailure(ErrorCode.MOUNT_FAILED, "it is not a directory", readOnly(file, "/x"));
    }

    @Test
    void refusesAPathThatIsNone() {
        for (String path : new String[] {"", "a\0b", "x".repeat(5_000)}) {
            Mount mount = new Mount(new Mount.InMemory(), path, true);
            GantryException failure =
                    assertThrows(GantryException.class, () -> open(request(mount)));
            assertEquals(ErrorCode.MOUNT_FAILED, failure.code());
        }
    }

    @Test
    void saysWhereNoGuestCanBeKeptInside(@TempDir Path host) {
        HostFolders unsafe =
                new HostFolders() {
                    @Override
                    public Folder open(Path folder) throws FileException {
                        throw new FileException(FileProblem.UNSUPPORTED);
                    }

                    @Override
                    public String promise() {
                        return "nothing";
                    }
                };
        GantryException failure =
                assertThrows(
                        GantryException.class,
                        () -> new MountedFileSystems(unsafe).open(request(readOnly(host, "/"))));
        assertEquals(ErrorCode.MOUNT_UNSAFE, failure.code());
    }

    @Test
    void refusesDevicesWhereSomethingIsMounted() {
        GantryException failure =
                assertThrows(
                        GantryException.class,
                        () -> open(withDevices(Map.of("x", () -> fail()), memory("/dev"))));
        assertEquals(ErrorCode.MOUNT_FAILED, failure.code());
    }

    @Test
    void closesWhatWasOpened(@TempDir Path host) {
        CountingFolders folders = new CountingFolders();
        assertThrows(
                GantryException.class,
                () ->
                        new MountedFileSystems(folders)
                                .open(
                                        request(
                                                readOnly(host, "/a"),
                                                readOnly(host.resolve("missing"), "/b"))));
        assertEquals(1, folders.opened);
        assertEquals(1, folders.closed);
    }

    @Test
    void closesWhatWasOpenedWhereABackendIsBroken(@TempDir Path host) {
        CountingFolders folders = new CountingFolders();
        HostFolders broken =
                new HostFolders() {
                    @Override
                    public Folder open(Path folder) throws IOException {
                        if (folders.opened == 1) {
                            throw new IllegalStateException("broken");
                        }
                        return folders.open(folder);
                    }

                    @Override
                    public String promise() {
                        return "breaks";
                    }
                };
        assertThrows(
                IllegalStateException.class,
                () ->
                        new MountedFileSystems(broken)
                                .open(request(readOnly(host, "/a"), readOnly(host, "/b"))));
        assertEquals(1, folders.closed);
    }

    @Test
    void closesTheRestWhereABackendIsBroken(@TempDir Path host) {
        CountingFolders folders = new CountingFolders();
        folders.broken = true;
        new MountedFileSystems(folders)
                .open(request(readOnly(host, "/a"), readOnly(host, "/b")))
                .close();
        assertEquals(2, folders.closed);
    }

    private static final class CountingFolders implements HostFolders {
        int opened;
        int closed;
        boolean broken;

        @Override
        public Folder open(Path folder) throws IOException {
            if (!Files.exists(folder)) {
                throw new NoSuchFileException(folder.toString());
            }
            opened++;
            return new FixedFolder(Map.of(), opened, 0) {
                @Override
                public void close() {
                    closed++;
                    if (broken) {
                        throw new IllegalStateException("broken");
                    }
                }
            };
        }

        @Override
        public String promise() {
            return "counts";
        }
    }

    private static OpenFile fail() throws FileException {
        throw new FileException(FileProblem.IO);
    }

    private void assertFailure(ErrorCode code, String reason, Mount mount) {
        GantryException failure =
                assertThrows(GantryException.class, () -> open(memory("/other"), mount));
        assertEquals(code, failure.code());
        assertTrue(failure.describe().contains(mount.grant().toString()), failure.describe());
        assertTrue(failure.describe().endsWith(reason), failure.describe());
    }
}
