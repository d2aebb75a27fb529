// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.Limits;
import dev.gantry.file.DeviceOpener;
import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import dev.gantry.file.GuestFileRequest;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.Mount;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import dev.gantry.files.portable.PortableFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.function.Executable;

/** Opens files for guests, and short words for what most tests do with them. */
abstract class GuestFilesTest {
    static final Set<OpenOption> READ = Set.of(OpenOption.READ);
    static final Set<OpenOption> WRITE = Set.of(OpenOption.WRITE);
    static final Set<OpenOption> BOTH = Set.of(OpenOption.READ, OpenOption.WRITE);
    static final Set<OpenOption> CREATE = Set.of(OpenOption.WRITE, OpenOption.CREATE);
    static final Set<OpenOption> CREATE_NEW =
            Set.of(OpenOption.WRITE, OpenOption.CREATE, OpenOption.EXCLUSIVE);
    static final Set<OpenOption> REPLACE =
            Set.of(OpenOption.WRITE, OpenOption.CREATE, OpenOption.TRUNCATE);

    private final List<GuestFiles> opened = new ArrayList<>();

    @AfterEach
    final void closeAll() {
        opened.forEach(GuestFiles::close);
    }

    final GuestFiles open(GuestFileRequest request) {
        GuestFiles files = new MountedFileSystems(new PortableFolders()).open(request);
        opened.add(files);
        return files;
    }

    final GuestFiles open(Mount... mounts) {
        return open(request(mounts));
    }

    static GuestFileRequest request(Mount... mounts) {
        return request(Limits.DEFAULT, mounts);
    }

    static GuestFileRequest request(Limits limits, Mount... mounts) {
        return new GuestFileRequest("guest", List.of(mounts), List.of(), Map.of(), limits, false);
    }

    static GuestFileRequest hiding(Path hidden, Mount... mounts) {
        return new GuestFileRequest(
                "guest", List.of(mounts), List.of(hidden), Map.of(), Limits.DEFAULT, false);
    }

    static GuestFileRequest withDevices(Map<String, DeviceOpener> devices, Mount... mounts) {
        return new GuestFileRequest(
                "guest", List.of(mounts), List.of(), devices, Limits.DEFAULT, false);
    }

    static GuestFileRequest deterministic(Mount... mounts) {
        return new GuestFileRequest(
                "guest", List.of(mounts), List.of(), Map.of(), Limits.DEFAULT, true);
    }

    static Mount memory(String guestPath) {
        return new Mount(new Mount.InMemory(), guestPath, true);
    }

    static Mount writable(Path folder, String guestPath) {
        return new Mount(new Mount.HostFolder(folder), guestPath, true);
    }

    static Mount readOnly(Path folder, String guestPath) {
        return new Mount(new Mount.HostFolder(folder), guestPath, false);
    }

    /** The folder that is open from the start under this path. */
    static GuestFolder at(GuestFiles files, String path) {
        return files.preopens().stream()
                .filter(preopen -> preopen.path().equals(path))
                .findAny()
                .orElseThrow()
                .folder();
    }

    static void put(GuestFolder folder, String path, String text) throws IOException {
        try (OpenFile file = folder.openFile(path, true, REPLACE)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertEquals(bytes.length, file.write(0, bytes, 0, bytes.length));
        }
    }

    static String text(GuestFolder folder, String path) throws IOException {
        try (OpenFile file = folder.openFile(path, true, READ)) {
            byte[] bytes = new byte[10_000];
            int length = file.read(0, bytes, 0, bytes.length);
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }

    static List<String> names(GuestFolder folder) throws IOException {
        return entries(folder).stream().map(FolderEntry::name).sorted().toList();
    }

    static List<FolderEntry> entries(GuestFolder folder) throws IOException {
        List<FolderEntry> entries = new ArrayList<>();
        try (FolderListing listing = folder.list()) {
            for (FolderEntry e = listing.next(); e != null; e = listing.next()) {
                entries.add(e);
            }
        }
        return entries;
    }

    static void assertFails(FileProblem problem, Executable call) {
        assertEquals(problem, assertThrows(FileException.class, call).problem());
    }
}
