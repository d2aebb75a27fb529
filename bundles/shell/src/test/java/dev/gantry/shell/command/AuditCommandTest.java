// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.policy.AuditLog.State;
import dev.gantry.policy.AuditLog.Verdict;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.FakeAuditLog;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class AuditCommandTest {
    private final Screen screen = new Screen();
    private final FakeContainer container = new FakeContainer();
    private final FakeAuditLog log = new FakeAuditLog();

    @BeforeEach
    void prepare() {
        container.auditLog = Optional.of(log);
        log.add("time", "2026-01-01T10:00:00.000Z", "event", "open");
        access("2026-01-01T10:00:02.000Z", "/g/b.wasm", "/in/secret", "refused");
        access("2026-01-01T10:00:01.000Z", "/g/a.wasm", "/in/x", "done");
    }

    private void access(String time, String guest, String object, String outcome) {
        log.add(
                "time",
                time,
                "event",
                "access",
                "guest",
                guest,
                "function",
                "path_open",
                "object",
                object,
                "grant",
                "dir=/in::/in:ro",
                "outcome",
                outcome);
    }

    @Test
    void showsWhatGuestsDidInTheOrderOfTime() {
        assertEquals(0, run());
        assertEquals(
                """
                TIME                      GUEST   EVENT   OUTCOME  WHAT
                2026-01-01T10:00:01.000Z  a.wasm  access  done     path_open  /in/x  dir=/in::/in:ro
                2026-01-01T10:00:02.000Z  b.wasm  access  refused  path_open  /in/secret  dir=/in::/in:ro
                """,
                screen.out());
    }

    @Test
    void showsOnlyWhatWasRefused() {
        run("--denied", "--quiet");
        assertEquals(1, screen.out().lines().count());
        assertTrue(screen.out().contains("/in/secret"), screen.out());
    }

    @Test
    void showsOnlyOneGuest() {
        run("--guest", "a.wasm", "--quiet");
        assertEquals(1, screen.out().lines().count());
        assertTrue(screen.out().contains("/in/x"), screen.out());
    }

    @Test
    void showsOnlyTheLast() {
        run("--last", "1", "--quiet");
        assertTrue(screen.out().startsWith("2026-01-01T10:00:02"), screen.out());
    }

    @Test
    void tellsHowManyItLeftOut() {
        run("--last", "1");
        assertTrue(screen.err().contains("1 earlier records"), screen.err());
    }

    @Test
    void showsOnlyWhatIsNotOlder() {
        run("--since", "2026-01-01T10:00:02Z", "--quiet");
        assertEquals(1, screen.out().lines().count());
        run("--since", "1h");
        assertTrue(screen.err().contains("there is no such record"), screen.err());
    }

    @Test
    void readsTimesAgo() {
        assertEquals(
                Instant.parse("2026-01-01T09:00:00Z"),
                AuditFilter.since("1h", Instant.parse("2026-01-01T10:00:00Z")));
    }

    @Test
    void refusesWhatIsNoFilter() {
        assertEquals(2, run("--since", "yesterday"));
        assertEquals(2, run("--last", "0"));
        assertEquals(2, run("--last", "x"));
        assertEquals(2, run("--array"));
        assertEquals(2, run("follow", "--json"));
    }

    @Test
    void showsOneObject() {
        run("--json", "--last", "1");
        assertTrue(
                screen.out().startsWith("{\"records\":[{\"file\":\"a.jsonl\",\"line\":2,"),
                screen.out());
    }

    @Test
    void exportsRecordsAsTheyAre() {
        run("export");
        assertEquals("{\"line\":3}\n{\"line\":2}\n", screen.out());
    }

    @Test
    void exportsAnArray() {
        run("export", "--array");
        assertEquals("[\n{\"line\":3},\n{\"line\":2}\n]\n", screen.out());
    }

    @Test
    void exportsToANewFileOnly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out.jsonl");
        assertEquals(0, run("export", "--path", file.toString()));
        assertEquals("{\"line\":3}\n{\"line\":2}\n", Files.readString(file));
        assertEquals(1, run("export", "--path", file.toString()));
    }

    @Test
    void saysWhichLineIsWrongAndFails() {
        log.verdicts.add(new Verdict(Path.of("/s/a.jsonl"), 7, State.WHOLE, 0, ""));
        log.verdicts.add(new Verdict(Path.of("/s/b.jsonl"), 4, State.OPEN, 0, "it has no end"));
        log.verdicts.add(new Verdict(Path.of("/s/c.jsonl"), 2, State.WRONG, 3, "it was changed"));
        assertEquals(1, run("verify"));
        assertEquals(
                """
                open   b.jsonl: it has no end
                WRONG  c.jsonl line 3: it was changed
                3 files with 13 records: 1 whole, 1 without an end, 1 wrong
                """,
                screen.out());
    }

    @Test
    void isContentWithFilesThatHaveNoEnd() {
        log.verdicts.add(new Verdict(Path.of("/s/b.jsonl"), 4, State.OPEN, 0, "it has no end"));
        assertEquals(0, run("verify"));
    }

    @Test
    void followsUntilItIsInterrupted() throws InterruptedException {
        int[] exit = {-1};
        Thread follower = new Thread(() -> exit[0] = run("follow"));
        follower.start();
        while (log.idle.get() < 2) {
            Thread.onSpinWait();
        }
        access("2026-01-01T10:00:03.000Z", "/g/a.wasm", "/in/new", "done");
        while (!screen.out().contains("/in/new")) {
            Thread.onSpinWait();
        }
        follower.interrupt();
        follower.join();
        assertEquals(130, exit[0]);
        assertEquals(1, screen.out().lines().count());
    }

    @Test
    void failsWhereNoAuditIsKept() {
        container.auditLog = Optional.empty();
        assertEquals(1, run());
    }

    private int run(String... words) {
        Commands commands = new GantryCommands(container).commands();
        return new CommandRunner(commands, false)
                .run(commands.find("audit").orElseThrow(), List.of(words), screen.caller())
                .exitCode();
    }
}
