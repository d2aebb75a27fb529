// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.shell.Container.Place;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.FakeGuests;
import dev.gantry.shell.FakeResult;
import dev.gantry.shell.Screen;
import dev.gantry.shell.Suggestions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal that exists in memory only. */
@Timeout(30)
final class ConsoleTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final CountDownLatch guestRuns = new CountDownLatch(1);
    private final FakeContainer container = FakeContainer.with(new FakeGuests(this::untilStopped));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path state;

    @SuppressWarnings("NullAway.Init") // made before each test
    private LineDisciplineTerminal terminal;

    @BeforeEach
    void open() throws IOException {
        container.places.put(Place.STATE, state);
        terminal = new LineDisciplineTerminal("test", "xterm", shown, UTF_8);
        terminal.setSize(new Size(100, 40));
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
    }

    @Test
    void leavesWithTheCodeOfExit() throws Exception {
        CompletableFuture<Integer> console = start();
        type("exit 6\r");
        assertEquals(6, console.get());
    }

    @Test
    void leavesAtControlD() throws Exception {
        CompletableFuture<Integer> console = start();
        type("\u0004");
        assertEquals(0, console.get());
    }

    @Test
    void stopsTheGuestAtControlCAndStays() throws Exception {
        CompletableFuture<Integer> console = start();
        type("run f.wasm\r");
        guestRuns.await();
        terminal.raise(Signal.INT);
        type("version\rexit\r");
        assertEquals(0, console.get());
        assertTrue(shown.toString(UTF_8).contains("gantry 1.2.3"), shown.toString(UTF_8));
    }

    @Test
    void completesACommandWithTheTabKey() throws Exception {
        CompletableFuture<Integer> console = start();
        type("vers\t\rexit\r");
        assertEquals(0, console.get());
        assertTrue(shown.toString(UTF_8).contains("gantry 1.2.3 on Java"), shown.toString(UTF_8));
    }

    @Test
    void keepsTheHistoryToItsOwner() throws Exception {
        CompletableFuture<Integer> console = start();
        type("version\rexit\r");
        console.get();
        Path history = state.resolve("history");
        assertTrue(Files.readString(history).contains("version"));
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(history));
    }

    /** A guest that computes until it is interrupted. */
    private GuestResult untilStopped(GuestSpec spec) {
        guestRuns.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        return FakeResult.failure(new GantryException(ErrorCode.INTERRUPTED, "f", "stopped"));
    }

    private CompletableFuture<Integer> start() {
        Gogo gogo = GogoForTests.with(container);
        Suggestions suggestions = new Suggestions(gogo.runner().commands(), container);
        Console console = new Console(gogo, container, suggestions, new Silence());
        return CompletableFuture.supplyAsync(() -> console.serve(terminal, new Screen().caller()));
    }

    private void type(String keys) throws IOException {
        terminal.processInputBytes(keys.getBytes(UTF_8));
    }

    /** No news. */
    private static final class Silence implements Console.News {
        @Override
        public void tell(Consumer<String> say) {}

        @Override
        public void close() {}
    }
}
