// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.shell.Caller;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.FakeGuests;
import dev.gantry.shell.FakeResult;
import dev.gantry.shell.Screen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class ScriptShellTest {
    private final Screen screen = new Screen();
    private FakeGuests guests = FakeGuests.ending(FakeResult.exit(0));

    @Test
    void printsResultsAndNothingElse() throws IOException {
        assertEquals(0, run("engines --quiet\necho hello\n"));
        assertEquals("quick\nslow\nhello\n", screen.out());
        assertEquals("", screen.err());
    }

    @Test
    void stopsAtTheFirstLineThatFailsWithItsCode() throws IOException {
        assertEquals(2, run("echo one\nengines --vrebose\necho two\n"));
        assertEquals("one\n", screen.out());
        assertTrue(screen.err().contains("did you mean '--verbose'?"), screen.err());
    }

    @Test
    void stopsWithTheGuestsOwnCode() throws IOException {
        guests = FakeGuests.ending(FakeResult.exit(42));
        assertEquals(42, run("run f.wasm\necho never\n"));
        assertEquals("", screen.out());
    }

    @Test
    void stopsAtAnUnknownCommand() throws IOException {
        assertEquals(127, run("enginse\necho never\n"));
        assertTrue(
                screen.err().contains("unknown command 'enginse'; did you mean 'engines'?"),
                screen.err());
    }

    @Test
    void goesOnBehindAFailureThatIsCaught() throws IOException {
        assertEquals(0, run("engines --vrebose || echo caught\n"));
        assertEquals("caught\n", screen.out());
    }

    @Test
    void leavesWithTheCodeOfExit() throws IOException {
        assertEquals(9, run("exit 9\necho never\n"));
        assertEquals("", screen.out());
    }

    @Test
    void putsLinesTogetherUntilBracesAreClosed() throws IOException {
        assertEquals(0, run("x = {\n echo inside\n}\nx\n"));
        assertEquals("inside\n", screen.out());
    }

    @Test
    void refusesAScriptThatEndsInTheMiddle() {
        GantryException e = assertThrows(GantryException.class, () -> run("echo \"open\n"));
        assertEquals(ErrorCode.USAGE, e.code());
    }

    @Test
    void runsTheLastLineWithoutALineEnd() throws IOException {
        assertEquals(3, run("exit 3"));
    }

    @Test
    void passesArgumentsOnAsTheyAreTyped() throws IOException {
        run("run --engine=slow f.wasm 007 1.50 'two words' --x=y -z\n");
        assertEquals(List.of("007", "1.50", "two words", "--x=y", "-z"), started().arguments());
    }

    @Test
    void pipesTheBytesOfAGuest() throws IOException {
        guests = new FakeGuests(spec -> write(spec, "apple\npear\n"));
        assertEquals(0, run("run f.wasm | grep pea\n"));
        assertEquals("pear\n", screen.out());
    }

    @Test
    void endsAGuestWhoseReaderHasGone() throws IOException {
        guests = new FakeGuests(ScriptShellTest::writeForever);
        assertEquals(0, run("run f.wasm | head -n 1\n"));
        assertEquals("y\n", screen.out());
    }

    @Test
    void writesIntoAFile(@TempDir Path folder) throws IOException {
        guests = new FakeGuests(spec -> write(spec, "a\u0000b"));
        Path file = folder.resolve("out");
        assertEquals(0, run("run f.wasm > " + file + "\n"));
        assertEquals("a\u0000b", Files.readString(file));
        assertEquals("", screen.out());
    }

    @Test
    void leavesTheRestOfItsInputToTheGuest() throws IOException {
        guests = new FakeGuests(ScriptShellTest::readAll);
        Caller caller = screen.typing("run --stdout capture f.wasm\nfor the guest\n");
        assertEquals(0, shell().run(caller.in().stream(), caller));
        assertEquals("for the guest\n", screen.out());
    }

    @Test
    void runsOneCommandWithWordsAsTheyAre() {
        assertEquals(0, shell().runCommand("echo", List.of("$x", "a|b", "c d"), screen.caller()));
        assertEquals("$x a|b c d\n", screen.out());
        assertFalse(screen.err().contains("gogo"), screen.err());
    }

    private static GuestResult write(GuestSpec spec, String text) {
        try {
            spec.stdout().orElseThrow().write(text.getBytes(UTF_8));
            return FakeResult.exit(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GuestResult writeForever(GuestSpec spec) {
        OutputStream out = spec.stdout().orElseThrow();
        try {
            while (true) {
                out.write("y\n".getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new GantryException(ErrorCode.OUTPUT_CLOSED, "f", "gone");
        }
    }

    private static GuestResult readAll(GuestSpec spec) {
        try {
            return FakeResult.printing(new String(spec.stdin().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GuestSpec started() {
        return guests.started.get(0);
    }

    private ScriptShell shell() {
        return new ScriptShell(GogoForTests.with(FakeContainer.with(guests)));
    }

    private int run(String script) throws IOException {
        InputStream lines = new ByteArrayInputStream(script.getBytes(UTF_8));
        return shell().run(lines, screen.caller());
    }
}
