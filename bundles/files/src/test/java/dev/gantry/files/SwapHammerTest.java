// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.file.FileException;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.OpenFile;
import dev.gantry.tck.Interop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody swaps a folder for a link to outside, again and again, while a guest goes through it. */
@DisabledOnOs(OS.WINDOWS)
final class SwapHammerTest extends GuestFilesTest {
    private static final int ROUNDS = 5_000;
    private static final int MANY_ROUNDS = 100_000;
    private static final FileTime PAST = FileTime.fromMillis(1_000);

    private final AtomicBoolean done = new AtomicBoolean();
    private Path inside;
    private Path outside;
    private GuestFolder root;
    private Thread swapper;
    private volatile @Nullable IOException broken;
    private int succeeded;
    private int refused;

    @BeforeEach
    void start(@TempDir Path host) throws IOException {
        inside = Files.createDirectory(host.resolve("inside"));
        outside = Files.createDirectory(host.resolve("outside"));
        Files.writeString(outside.resolve("file"), "secret");
        Files.setLastModifiedTime(outside.resolve("file"), PAST);
        Files.createDirectory(inside.resolve("folder"));
        Files.writeString(inside.resolve("folder/file"), "mine");
        Files.createSymbolicLink(inside.resolve("link"), Path.of("../outside"));
        root = at(open(writable(inside, "/")), "/");
        swapper = new Thread(this::swap, "swapper");
        swapper.start();
    }

    private void swap() {
        Path place = inside.resolve("folder");
        Path aside = inside.resolve("aside");
        Path link = inside.resolve("link");
        try {
            while (!done.get()) {
                Files.move(place, aside);
                Files.move(link, place);
                Files.move(place, link);
                Files.move(aside, place);
            }
        } catch (IOException e) {
            broken = e;
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        done.set(true);
        swapper.join();
        assertNull(broken, "the swapper gave up");
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    @Test
    void readsWritesAndRemovesNothingOutside() throws IOException {
        hammer(ROUNDS, insideCalls());
    }

    @Test
    void movesNothingThereOrFromThere() throws IOException {
        hammer(ROUNDS, movingCalls());
    }

    @Test
    void leadsNothingOutInTheLongRunEither() throws IOException {
        Interop.longRun();
        hammer(MANY_ROUNDS, insideCalls());
        hammer(MANY_ROUNDS, movingCalls());
    }

    private List<Attempt> insideCalls() {
        return List.of(
                () -> assertNotEquals("secret", text(root, "folder/file")),
                () -> root.openFile("folder/new", true, CREATE).close(),
                () -> root.removeFile("folder/new"),
                this::overwrite);
    }

    private List<Attempt> movingCalls() {
        return List.of(
                () -> put(root, "mine", "mine"),
                () -> root.rename("mine", root, "folder/moved"),
                () -> root.rename("folder/moved", root, "mine"),
                () -> root.setTimes("folder/file", true, EveryPathCall.TIMES));
    }

    private void hammer(int rounds, List<Attempt> attempts) throws IOException {
        for (int round = 0; round < rounds; round++) {
            attempt(attempts.get(round % attempts.size()));
        }
        assertTrue(succeeded > 0 && refused > 0, succeeded + " and " + refused + " refused");
        assertUntouched();
    }

    private void overwrite() throws IOException {
        try (OpenFile file = root.openFile("folder/file", true, WRITE)) {
            file.write(0, new byte[] {'M'}, 0, 1);
        }
    }

    /** Refused where the folder is not there at this moment. */
    private void attempt(Attempt attempt) throws IOException {
        try {
            attempt.run();
            succeeded++;
        } catch (FileException e) {
            refused++;
        }
    }

    private void assertUntouched() throws IOException {
        assertEquals("secret", Files.readString(outside.resolve("file")));
        assertEquals(PAST, Files.getLastModifiedTime(outside.resolve("file")));
        try (Stream<Path> entries = Files.list(outside)) {
            assertEquals(List.of(outside.resolve("file")), entries.toList());
        }
    }
}
