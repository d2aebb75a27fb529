// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class CommandRunnerTest {
    private final Screen screen = new Screen();

    /** A command that does what a test wants. */
    private record Fake(Supplier<CommandResult> work) implements Command {
        private static final Declaration DECLARATION =
                Declaration.builder("fake", "Pretends").build();

        @Override
        public Declaration declaration() {
            return DECLARATION;
        }

        @Override
        public CommandResult run(Arguments arguments, Caller caller) {
            return work.get();
        }
    }

    @Test
    void printsResultsToStandardOutputAndNotesToStandardError() {
        run(() -> CommandResult.success(List.of("a", "b"), new JsonObject()).noting("careful"));
        assertEquals("a\nb\n", screen.out());
        assertEquals("gantry: fake: careful\n", screen.err());
    }

    @Test
    void keepsNotesBackWhereItIsToBeQuiet() {
        run(() -> CommandResult.success(List.of(), new JsonObject()).noting("careful"), "--quiet");
        assertEquals("", screen.err());
    }

    @Test
    void showsAFailureWithCodeAndHint() {
        assertEquals(1, run(CommandRunnerTest::fail).exitCode());
        assertEquals("gantry: fake: f: no such file [GNT-1003]\n  hint: look\n", screen.err());
        assertEquals("", screen.out());
    }

    @Test
    void showsAFailureAsOneJsonObjectAndNothingElse() {
        run(CommandRunnerTest::fail, "--json");
        assertEquals(
                "{\"outcome\":\"error\",\"exitCode\":1,\"code\":\"GNT-1003\","
                        + "\"message\":\"f: no such file\",\"hint\":\"look\"}\n",
                screen.out());
        assertEquals("", screen.err());
    }

    @Test
    void showsUsageErrorsAsJsonToo() {
        assertEquals(2, run(CommandRunnerTest::fail, "--jsno", "--json").exitCode());
        assertTrue(screen.out().startsWith("{\"outcome\":\"error\",\"exitCode\":2"), screen.out());
    }

    @Test
    void showsTheGuestsFramesOfATrap() {
        List<WasmFrame> frames = List.of(new WasmFrame("in\u001B[1mner", 3), new WasmFrame("", 4));
        run(() -> trap(frames));
        assertEquals(
                """
                gantry: fake: unreachable [GNT-2101]
                  at in�[1mner (function 3)
                  at ? (function 4)
                  hint: the guest gave up; languages compile panics and aborts to this trap
                """,
                screen.err());
    }

    @Test
    void saysThatThereAreMoreFrames() {
        run(() -> trap(Collections.nCopies(100, new WasmFrame("f", 1))));
        assertEquals(TrapException.MAX_FRAMES, screen.err().split("at f").length - 1);
        assertTrue(screen.err().contains("\n  ... and more\n"), screen.err());
    }

    @Test
    void hidesTheJavaStackUnlessDebugging() {
        run(CommandRunnerTest::fail);
        assertFalse(screen.err().contains("CommandRunnerTest"), screen.err());
        run(CommandRunnerTest::fail, "--debug");
        assertTrue(screen.err().contains("CommandRunnerTest"), screen.err());
    }

    @Test
    void reportsABugLikeAnyFailure() {
        Ending ending =
                run(
                        () -> {
                            throw new IllegalStateException("oops");
                        });
        assertEquals(1, ending.exitCode());
        assertTrue(screen.err().contains("oops [GNT-9001]"), screen.err());
    }

    @Test
    void saysNothingWhereTheReaderWentAway() {
        GantryException closed = new GantryException(ErrorCode.OUTPUT_CLOSED, "", "gone");
        assertEquals(141, run(() -> CommandResult.failed(closed)).exitCode());
        assertEquals("", screen.err());
    }

    @Test
    void endsLikeAClosedOutputWhereItsOwnOutputIsClosed() {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("closed");
                    }
                };
        Caller.Output output = Caller.Output.plain(closed);
        Caller caller =
                new Caller(
                        Caller.Input.plain(InputStream.nullInputStream()),
                        output,
                        output,
                        Path.of(""));
        Command command = new Fake(() -> CommandResult.success(List.of("a"), new JsonObject()));
        assertEquals(141, runner(command).run(command, List.of(), caller).exitCode());
    }

    @Test
    void refusesAnArgumentThatIsNoUtf8() {
        assertEquals(2, run(CommandRunnerTest::fail, "a", "b\uFFFD").exitCode());
        assertTrue(screen.err().contains("argument 3 is not valid UTF-8 [GNT-1001]"), screen.err());
    }

    @Test
    void paintsOnlyTheFailureRed() {
        Command command = new Fake(CommandRunnerTest::fail);
        runner(command).run(command, List.of(), screen.person(true));
        assertEquals(
                "\u001B[31mgantry: fake: f: no such file [GNT-1003]\u001B[0m\n  hint: look\n",
                screen.err());
    }

    @Test
    void paintsNothingWhereColoursAreUnwanted() {
        Command command = new Fake(CommandRunnerTest::fail);
        runner(command).run(command, List.of(), screen.person(false));
        assertFalse(screen.err().contains("\u001B"), screen.err());
    }

    @Test
    void showsHelpInsteadOfRunning() {
        assertEquals(0, run(CommandRunnerTest::fail, "--help").exitCode());
        assertTrue(screen.out().startsWith("Pretends.\n\nusage: gantry fake"), screen.out());
    }

    private static CommandResult fail() {
        throw new GantryException(ErrorCode.FILE_NOT_FOUND, "f", "f: no such file", "look", null);
    }

    private static CommandResult trap(List<WasmFrame> frames) {
        throw new TrapException(TrapCode.UNREACHABLE, "unreachable", frames);
    }

    private Ending run(Supplier<CommandResult> work, String... words) {
        Command command = new Fake(work);
        return runner(command).run(command, List.of(words), screen.caller());
    }

    private static CommandRunner runner(Command command) {
        return new CommandRunner(new Commands(List.of(command)), false);
    }
}
