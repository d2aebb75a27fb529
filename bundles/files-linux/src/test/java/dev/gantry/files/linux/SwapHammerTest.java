// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.Limits;
import dev.gantry.file.FileException;
import dev.gantry.file.FileSystems;
import dev.gantry.file.FileTimes;
import dev.gantry.file.FolderListing;
import dev.gantry.file.GuestFileRequest;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.Mount;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import dev.gantry.files.MountedFileSystems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody swaps a folder for a link to outside, again and again, while a guest does all it can in that
 * folder. Whatever it meets, nothing outside is ever read, changed or made.
 */
@EnabledOnOs(OS.LINUX)
final class SwapHammerTest {
    private static final int ROUNDS = 5_000;
    private static final int SWAPS = 500;
    private static final FileTime PAST = FileTime.fromMillis(1_000);
    private static final String MINE = "mine";
    private static final String SECRET = "the secret";
    private static final String ONLY_OUTSIDE = "only-outside";
    private static final Set<OpenOption> READ = Set.of(OpenOption.READ);
    private static final Set<OpenOption> REPLACE =
            Set.of(OpenOption.WRITE, OpenOption.CREATE, OpenOption.TRUNCATE);
    private static final FileTimes TIMES =
            new FileTimes(OptionalLong.of(5_000_000), OptionalLong.of(5_000_000));

    private Path inside;
    private Path outside;
    private long done;
    private long refused;

    @BeforeEach
    void makeFiles(@TempDir Path folder) throws IOException {
        inside = Files.createDirectory(folder.resolve("inside"));
        outside = folder.resolve("outside");
        fill(inside.resolve("folder"), MINE);
        fill(outside, SECRET);
        Files.createFile(outside.resolve(ONLY_OUTSIDE));
        Files.setLastModifiedTime(outside, PAST);
        Files.setLastModifiedTime(outside.resolve("inner"), PAST);
        Files.setLastModifiedTime(outside.resolve("file"), PAST);
    }

    private static void fill(Path folder, String text) throws IOException {
        Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("file"), text);
        Files.writeString(folder.resolve("inner/file"), text);
        Files.createSymbolicLink(folder.resolve("link"), Path.of(text));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reachesNothingOutside(boolean absolute) throws IOException, InterruptedException {
        Path target = absolute ? outside : Path.of("../outside");
        FileSystems systems = new MountedFileSystems(new LinuxFolders());
        Swapper swapper = new Swapper(inside, target);
        try (GuestFiles files = systems.open(request())) {
            swapper.start();
            hammer(files.preopens().get(0).folder(), swapper);
        } finally {
            swapper.end();
        }
        assertTrue(done > 0 && refused > 0, done + " done, " + refused + " refused");
        assertNothingHappenedOutside();
    }

    private GuestFileRequest request() {
        Mount mount = new Mount(new Mount.HostFolder(inside), "/", true);
        return new GuestFileRequest(
                "hammer", List.of(mount), List.of(), Map.of(), Limits.DEFAULT, false);
    }

    private void hammer(GuestFolder root, Swapper swapper) throws IOException {
        for (int round = 0; round < ROUNDS || swapper.swaps < SWAPS; round++) {
            swapper.check();
            switch (round % 12) {
                case 0 -> attempt(() -> assertEquals(MINE, read(root, "folder/file")));
                case 1 -> attempt(() -> assertEquals(MINE, read(root, "folder/inner/../file")));
                case 2 -> attempt(() -> assertEquals(MINE, root.readLink("folder/link")));
                case 3 -> attempt(() -> assertMine(root.status("folder/inner/file", true).size()));
                case 4 -> attempt(() -> list(root));
                case 5 -> attempt(() -> root.setTimes("folder/file", true, TIMES));
                case 6 -> twice(() -> write(root), () -> root.removeFile("folder/new"));
                case 7 -> twice(() -> root.createFolder("folder/new"), () -> removeFolder(root));
                case 8 -> twice(() -> root.createLink("x", "folder/new"), () -> remove(root));
                case 9 -> twice(() -> addName(root), () -> root.removeFile("name"));
                case 10 -> twice(() -> moveOut(root), () -> moveBack(root));
                default -> attempt(() -> workInside(root));
            }
        }
    }

    /** What a guest tries. */
    private interface Attempt {
        void make() throws IOException;
    }

    /** Each answer is as good as the other. */
    private void attempt(Attempt attempt) throws IOException {
        try {
            attempt.make();
            done++;
        } catch (FileException refusal) {
            refused++;
        }
    }

    private void twice(Attempt first, Attempt second) throws IOException {
        attempt(first);
        attempt(second);
    }

    private static String read(GuestFolder root, String path) throws IOException {
        try (OpenFile file = root.openFile(path, true, READ)) {
            byte[] bytes = new byte[100];
            int length = file.read(0, bytes, 0, bytes.length);
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }

    private static void assertMine(long size) {
        assertNotEquals(SECRET.length(), size);
    }

    private static void list(GuestFolder root) throws IOException {
        try (GuestFolder folder = root.openFolder("folder", true);
                FolderListing listing = folder.list()) {
            for (var entry = listing.next(); entry != null; entry = listing.next()) {
                assertNotEquals(ONLY_OUTSIDE, entry.name());
            }
        }
    }

    private static void write(GuestFolder root) throws IOException {
        try (OpenFile file = root.openFile("folder/new", true, REPLACE)) {
            assertEquals(1, file.write(0, new byte[1], 0, 1));
        }
    }

    private static void removeFolder(GuestFolder root) throws IOException {
        root.removeFolder("folder/new");
    }

    private static void remove(GuestFolder root) throws IOException {
        root.removeFile("folder/new");
    }

    private static void addName(GuestFolder root) throws IOException {
        root.addName("folder/file", false, root, "name");
        assertEquals(MINE, read(root, "name"));
    }

    private static void moveOut(GuestFolder root) throws IOException {
        root.rename("folder/inner", root, "inner");
        assertEquals(MINE, read(root, "inner/file"));
    }

    private static void moveBack(GuestFolder root) throws IOException {
        root.rename("inner", root, "folder/inner");
    }

    private static void workInside(GuestFolder root) throws IOException {
        try (GuestFolder folder = root.openFolder("folder", true)) {
            folder.createFolder("made");
            folder.removeFolder("made");
            assertEquals(MINE, read(folder, "file"));
            folder.setTimes(TIMES);
        }
    }

    private void assertNothingHappenedOutside() throws IOException {
        assertEquals(Set.of("file", "inner", "link", ONLY_OUTSIDE), Set.of(names(outside)));
        assertEquals(Set.of("file"), Set.of(names(outside.resolve("inner"))));
        for (String name : List.of("file", "inner/file")) {
            assertEquals(SECRET, Files.readString(outside.resolve(name)));
            assertEquals(1, Files.getAttribute(outside.resolve(name), "unix:nlink"));
        }
        for (String name : List.of("", "inner", "file")) {
            assertEquals(PAST, Files.getLastModifiedTime(outside.resolve(name)), name);
        }
    }

    private static String[] names(Path folder) {
        return Objects.requireNonNull(folder.toFile().list());
    }
}
