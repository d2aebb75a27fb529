// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.Digest;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ImportType;
import dev.gantry.guest.GuestInspection;
import dev.gantry.guest.GuestInspection.Counts;
import dev.gantry.guest.GuestInspection.Kind;
import dev.gantry.guest.GuestInspection.ModuleDetails;
import dev.gantry.policy.Grant;
import dev.gantry.policy.Permissions.Meaning;
import dev.gantry.policy.Permissions.Remembered;
import dev.gantry.policy.Permissions.Rule;
import dev.gantry.policy.Permissions.State;
import dev.gantry.policy.Subject;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.FakeGuests;
import dev.gantry.shell.FakePermissions;
import dev.gantry.shell.FakeResult;
import dev.gantry.shell.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrantsCommandTest {
    private static final Digest DIGEST = Digest.of(new byte[0]);

    private final Screen screen = new Screen();
    private final FakeGuests guests = FakeGuests.ending(FakeResult.exit(0));
    private final FakeContainer container = FakeContainer.with(guests);
    private final FakePermissions permissions = new FakePermissions();
    private Path folder = Path.of("");

    @BeforeEach
    void prepare(@TempDir Path temporary) throws IOException {
        folder = temporary.toRealPath();
        Files.createFile(folder.resolve("a.wasm"));
        Files.createSymbolicLink(folder.resolve("link.wasm"), folder.resolve("a.wasm"));
        container.permissions = Optional.of(permissions);
        guests.inspection = Optional.of(inspection());
    }

    @Test
    void listsRulesAndGrants() {
        permissions.rules.add(new Rule(Grant.parse("dir=/etc"), "you"));
        permissions.remembered.add(
                new Remembered(
                        new Subject("/g/a.wasm", DIGEST),
                        Set.of(Grant.of("clock")),
                        Set.of(Grant.parse("env=HOME")),
                        Set.of()));
        assertEquals(0, run());
        assertEquals(
                """
                GRANT     IS       GUEST
                dir=/etc  denied   all guests, by you
                env=HOME  denied   /g/a.wasm
                clock     granted  /g/a.wasm
                """,
                screen.out());
    }

    @Test
    void listsWhatCanBeGranted() {
        assertEquals(0, run("kinds"));
        assertEquals(
                """
                KIND   THE GUEST MAY             MIND
                clock  read the time, and sleep  Exact time helps spies.
                """,
                screen.out());
    }

    @Test
    void saysWhereNothingWasDecided() {
        run("list");
        assertEquals("", screen.out());
        assertEquals("gantry: grants: nothing was granted or denied for good\n", screen.err());
    }

    @Test
    void cleansWhatItShows() {
        permissions.rules.add(new Rule(new Grant("env", "A\u001B[2J"), "you"));
        run();
        assertTrue(screen.out().contains("env=A\uFFFD[2J"), screen.out());
    }

    @Test
    void allowsForTheRealFile() {
        assertEquals(0, run("allow", "link.wasm", "env=LANG"));
        assertCalled("allow " + folder + "/a.wasm env=LANG");
        assertEquals("granted  env=LANG  a.wasm\n", screen.out());
    }

    @Test
    void takesRelativeFoldersFromHere() {
        run("allow", "./a.wasm", "dir=data:rw");
        assertCalled("allow " + folder + "/a.wasm dir=" + folder + "/data::data:rw");
    }

    @Test
    void tellsWhatAChangedFileLoses() {
        permissions.remembered.add(
                new Remembered(
                        new Subject(folder + "/a.wasm", Digest.of(new byte[1])),
                        Set.of(Grant.of("clock")),
                        Set.of(),
                        Set.of()));
        run("allow", "a.wasm", "env=LANG");
        assertTrue(screen.err().contains("what was granted to it before is forgotten"));
    }

    @Test
    void deniesForOneOrForAll() {
        run("deny", "a.wasm", "clock");
        run("deny", "dir=keys");
        assertCalled("deny " + folder + "/a.wasm clock", "deny all dir=" + folder + "/keys");
    }

    @Test
    void revokesOneOrAllOrARule() {
        run("revoke", "a.wasm");
        run("revoke", "./gone.wasm", "clock");
        run("revoke", "dir=/x.wasm");
        assertCalled(
                "revoke " + folder + "/a.wasm",
                "revoke " + folder + "/gone.wasm clock",
                "revoke all dir=/x.wasm");
    }

    @Test
    void saysWhereThereIsNothingToRevoke() {
        permissions.found = false;
        assertEquals(0, run("revoke", "a.wasm"));
        assertTrue(screen.err().contains("there was nothing to revoke"), screen.err());
    }

    @Test
    void explainsInWordsAndOptions() {
        permissions.meanings.add(
                new Meaning(
                        Grant.of("stdin"),
                        "read",
                        "",
                        "",
                        State.GRANTED,
                        "the profile 'command'",
                        ""));
        permissions.meanings.add(
                new Meaning(
                        Grant.parse("env=LANG"),
                        "read the environment variable LANG",
                        "It may be secret.",
                        "say \u001B hello",
                        State.WANTED,
                        "",
                        "--env LANG"));
        assertEquals(0, run("explain", "a.wasm"));
        assertEquals(
                """
                hello.wasm
                  file    FOLDER/a.wasm
                  digest  DIGEST
                could use
                  clock                 clock_time_get
                  dir=HOST, tmp or mem  path_open
                  acme:queue            a host interface
                has
                  stdin: it may read
                    by the profile 'command'
                asks for and does not get
                  env=LANG: it may read the environment variable LANG
                    its author says: "say \uFFFD hello"
                    mind: It may be secret.
                    --env LANG
                """
                        .replace("FOLDER", folder.toString())
                        .replace("DIGEST", DIGEST.toString()),
                screen.out());
    }

    @Test
    void explainsTheRequestBesideTheFile() throws IOException {
        Files.writeString(folder.resolve("a.permissions.json"), "{\"version\":1}");
        run("explain", "a.wasm");
        assertEquals(
                folder + "/a.permissions.json",
                permissions.explained.get(0).request().orElseThrow().name());
    }

    @Test
    void explainsAsOneObject() {
        assertEquals(0, run("--json", "explain", "a.wasm"));
        assertTrue(screen.out().contains("\"couldUse\":[{\"grant\":\"clock\""), screen.out());
        assertTrue(screen.out().contains("\"interfaces\":[\"acme:queue\"]"), screen.out());
    }

    @Test
    void refusesHalfACommand() {
        assertEquals(2, run("allow"));
        assertEquals(2, run("allow", "a.wasm"));
        assertEquals(2, run("deny"));
        assertEquals(2, run("explain"));
        assertEquals(2, run("list", "a.wasm"));
        assertEquals(2, run("grant"));
        assertEquals(2, run("allow", "a.wasm", "two words"));
        assertEquals(List.of(), permissions.calls);
    }

    @Test
    void refusesWithoutAPolicy() {
        container.permissions = Optional.empty();
        assertEquals(126, run());
    }

    private static GuestInspection inspection() {
        FunctionType type = new FunctionType(List.of(), List.of());
        List<ImportType> imports =
                Stream.of(
                                "wasi_snapshot_preview1 path_open",
                                "wasi_snapshot_preview1 clock_time_get",
                                "wasi_snapshot_preview1 fd_close",
                                "acme:queue send")
                        .map(text -> text.split(" ", 2))
                        .map(words -> new ImportType(words[0], words[1], (ExternType) type))
                        .toList();
        return new GuestInspection(
                "hello.wasm",
                Kind.MODULE,
                DIGEST,
                1,
                List.of(),
                List.of(),
                Optional.of(
                        new ModuleDetails(
                                imports,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                new Counts(0, 0, 0, 0),
                                List.of())));
    }

    private void assertCalled(String... calls) {
        assertEquals(List.of(calls), permissions.calls);
    }

    private int run(String... words) {
        Commands commands = new GantryCommands(container).commands();
        return new CommandRunner(commands, false)
                .run(commands.find("grants").orElseThrow(), List.of(words), screen.caller(folder))
                .exitCode();
    }
}
