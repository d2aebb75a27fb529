// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Tier;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.WasmFrame;
import dev.gantry.guest.GuestSource;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Invocation;
import dev.gantry.guest.Value;
import dev.gantry.policy.Access;
import dev.gantry.policy.Grant;
import dev.gantry.shell.Caller;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.Container;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.FakeGuests;
import dev.gantry.shell.FakeResult;
import dev.gantry.shell.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {
    private final Screen screen = new Screen();
    private final List<Container.ConfigurationFile> configuration = new ArrayList<>();
    private boolean oneCommand;
    private FakeGuests guests = FakeGuests.ending(FakeResult.exit(0));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void runsAFileOfTheCallersFolderWithTheProfileOfCommands() {
        assertEquals(0, run("hello.wasm", "a", "--b"));
        GuestSpec spec = started();
        assertEquals(new GuestSource.File(folder.resolve("hello.wasm")), spec.source());
        assertEquals(List.of("a", "--b"), spec.arguments());
        assertEquals(Optional.of("command"), spec.profile());
        assertEquals(Optional.empty(), spec.invocation());
    }

    @Test
    void passesItsOptionsOn() {
        run(
                "--engine=slow",
                "--tier=interpreter",
                "--argv0=me",
                "--deny=clock",
                "--allow=env=HOME",
                "f.wasm");
        assertEquals(Optional.of("slow"), started().engine());
        assertEquals(Tier.INTERPRETED, started().tier());
        assertEquals(Optional.of("me"), started().argv0());
        assertEquals(List.of(Grant.of("clock")), started().deny());
        assertEquals(List.of(new Grant("env", "HOME")), started().allow());
    }

    @Test
    void startsFromTheLimitsThatAreConfigured() {
        guests.limits = Limits.builder().memoryBytes(7).build();
        run("--timeout=2s", "f.wasm");
        assertEquals(7, started().limits().orElseThrow().memoryBytes());
        assertEquals(
                Optional.of(Duration.ofSeconds(2)), started().limits().orElseThrow().deadline());
    }

    @Test
    void exitsWithTwoWhereALimitCannotBeMeant() {
        assertEquals(2, run("--memory=64mb", "f.wasm"));
        assertTrue(screen.err().contains("--memory 64mb: "), screen.err());
        assertTrue(guests.started.isEmpty());
    }

    @Test
    void runsNothingWhereTheConfigurationIsMalformed() {
        configuration.add(
                Container.ConfigurationFile.bad(Path.of("/c/x.cfg"), "/c/x.cfg: line 3 is odd"));
        assertEquals(1, run("f.wasm"));
        assertTrue(screen.err().contains("/c/x.cfg: line 3 is odd [GNT-1002]"), screen.err());
        assertTrue(guests.started.isEmpty());
    }

    @Test
    void isDeterministicWithSeedZeroUnlessAnotherIsGiven() {
        run("f.wasm");
        run("--deterministic", "f.wasm");
        run("--deterministic", "--seed=-5", "f.wasm");
        assertEquals(
                List.of(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of(-5)),
                guests.started.stream().map(GuestSpec::deterministicSeed).toList());
    }

    @Test
    void isTrustedOnlyWhereAsked() {
        run("f.wasm");
        run("--trusted", "f.wasm");
        assertEquals(
                List.of(false, true), guests.started.stream().map(GuestSpec::trusted).toList());
    }

    @Test
    void endsWithItsProcessWhereThatIsThereForItAlone() {
        run("f.wasm");
        oneCommand = true;
        run("f.wasm");
        assertEquals(
                List.of(false, true), guests.started.stream().map(GuestSpec::unstoppable).toList());
    }

    @Test
    void saysWhatTheHostHasToTell() {
        guests = FakeGuests.ending(FakeResult.exit(0).noting("ran on another"));
        run("f.wasm");
        assertEquals("gantry: run: ran on another\n", screen.err());
    }

    @Test
    void tellsTheEngineAndWhyInJson() {
        guests = FakeGuests.ending(FakeResult.exit(0).noting("ran on another"));
        run("--json", "f.wasm");
        assertTrue(
                screen.out().contains("\"engine\":\"quick\",\"engineReason\":\"ranked highest\","),
                screen.out());
        assertTrue(screen.out().endsWith("\"notes\":[\"ran on another\"]}\n"), screen.out());
    }

    @Test
    void namesTheFileThatConfiguresAnEngineThatIsNotThere() {
        configuration.add(
                Container.ConfigurationFile.good(
                        Path.of("/c/dev.gantry.host.cfg"), List.of("engine")));
        guests =
                new FakeGuests(
                        spec -> {
                            throw new GantryException(
                                    ErrorCode.CONFIGURATION, "engine", "there is no engine 'x'");
                        });
        assertEquals(1, run("f.wasm"));
        assertTrue(
                screen.err()
                        .contains(
                                "there is no engine 'x'; it stands in /c/dev.gantry.host.cfg"
                                        + " [GNT-1002]"),
                screen.err());
    }

    @Test
    void showsWhereInTheModuleAFrameIsToWhoeverDebugs() {
        TrapException trap =
                new TrapException(
                        TrapCode.UNREACHABLE,
                        "unreachable",
                        List.of(new WasmFrame("f", 3, 0x1234), new WasmFrame("", 4)));
        guests = FakeGuests.ending(FakeResult.failure(trap));
        run("f.wasm");
        assertTrue(screen.err().contains("  at f (function 3)\n"), screen.err());
        run("--debug", "f.wasm");
        assertTrue(screen.err().contains("  at f (function 3) @0x1234\n"), screen.err());
        run("--json", "f.wasm");
        assertTrue(
                screen.out()
                        .contains(
                                "\"frames\":[{\"function\":\"f\",\"index\":3,\"offset\":4660},"
                                        + "{\"function\":\"\",\"index\":4,\"offset\":null}]"),
                screen.out());
    }

    @Test
    void refusesASeedThatMeansNothing() {
        assertEquals(2, run("--seed=5", "f.wasm"));
        assertTrue(screen.err().contains("without --deterministic"), screen.err());
    }

    @Test
    void refusesASeedThatIsNoNumber() {
        assertEquals(2, run("--deterministic", "--seed=1e3", "f.wasm"));
        assertTrue(screen.err().contains("--seed 1e3: "), screen.err());
    }

    @Test
    void trapsOnGrowthOnlyWhereAsked() {
        run("f.wasm");
        run("--trap-on-grow-failure", "f.wasm");
        assertEquals(
                List.of(false, true),
                guests.started.stream().map(GuestSpec::trapOnGrowFailure).toList());
    }

    @Test
    void saysHowMuchFuelWasUsedWhereItIsOnlyCounted() {
        guests = FakeGuests.ending(FakeResult.exit(0).using(1_234_567));
        run("--fuel=unlimited", "f.wasm");
        assertEquals("gantry: run: fuel used: 1_234_567\n", screen.err());
    }

    @Test
    void saysThatMoreFuelMayHaveBeenUsed() {
        TrapException trap = new TrapException(TrapCode.UNREACHABLE);
        guests = FakeGuests.ending(FakeResult.failure(trap).using(12));
        run("--fuel=unlimited", "f.wasm");
        assertTrue(screen.err().startsWith("gantry: run: fuel used, at least: 12\n"), screen.err());
    }

    @Test
    void saysNothingOfFuelOtherwise() {
        guests = FakeGuests.ending(FakeResult.exit(0).using(1));
        run("--fuel=5", "f.wasm");
        run("--fuel=unlimited", "--quiet", "f.wasm");
        run("--fuel=unlimited", "--json", "f.wasm");
        assertEquals("", screen.err());
    }

    @Test
    void tellsFuelInJson() {
        guests = FakeGuests.ending(FakeResult.exit(0).using(12));
        run("--json", "--fuel=20", "f.wasm");
        assertTrue(screen.out().contains("\"fuelUsed\":12,\"fuelExact\":true,"), screen.out());
    }

    @Test
    void exitsWith124AtTheDeadline() {
        guests =
                FakeGuests.ending(
                        FakeResult.failure(
                                new LimitException(ErrorCode.DEADLINE, "f", "time is up")));
        assertEquals(124, run("f.wasm"));
    }

    @Test
    void exitsWithOneWhereFuelIsUsedUp() {
        guests = FakeGuests.ending(FakeResult.failure(new TrapException(TrapCode.FUEL_EXHAUSTED)));
        assertEquals(1, run("f.wasm"));
        assertTrue(screen.err().contains("[GNT-2112]"), screen.err());
    }

    @Test
    void refusesAKindThatIsNone() {
        assertEquals(2, run("--deny=a b", "f.wasm"));
        assertTrue(screen.err().contains("[GNT-1001]"), screen.err());
    }

    @Test
    void callsAnExportAndPrintsItsResultsSignedOneALine() {
        guests =
                FakeGuests.ending(
                        FakeResult.returning(
                                new Value(ValueType.I32, 0xFFFF_FFFFL),
                                new Value(ValueType.I64, -2)));
        assertEquals(0, run("--invoke", "f", "m.wasm", "1", "-2"));
        assertEquals(Optional.of(new Invocation("f", List.of("1", "-2"))), started().invocation());
        assertEquals("-1\n-2\n", screen.out());
    }

    @Test
    void exitsWithTheGuestsOwnCode() {
        guests = FakeGuests.ending(FakeResult.exit(255));
        assertEquals(255, run("f.wasm"));
    }

    @Test
    void exitsWithOneAndNamesACodeThatIsTooLarge() {
        guests = FakeGuests.ending(FakeResult.exit(256));
        assertEquals(1, run("f.wasm"));
        assertTrue(screen.err().contains("the guest exited with 256"), screen.err());
    }

    @Test
    void showsATrapOfTheGuest() {
        guests = FakeGuests.ending(FakeResult.failure(new TrapException(TrapCode.UNREACHABLE)));
        assertEquals(1, run("f.wasm"));
        assertTrue(screen.err().contains("unreachable code was reached [GNT-2101]"), screen.err());
    }

    @Test
    void exitsWith126WhereThePolicyRefuses() {
        guests =
                new FakeGuests(
                        spec -> {
                            throw new GantryException(ErrorCode.DENIED, "f", "no");
                        });
        assertEquals(126, run("f.wasm"));
    }

    @Test
    void tellsAllAsOneJsonObject() {
        guests = FakeGuests.ending(FakeResult.printing("hi\n"));
        run("--json", "f.wasm");
        assertEquals(Optional.empty(), started().stdout());
        assertEquals(
                "{\"outcome\":\"exit\",\"exitCode\":0,\"code\":null,\"message\":null,"
                        + "\"hint\":null,\"engine\":\"quick\",\"engineReason\":"
                        + "\"ranked highest\",\"digest\":\"sha256:"
                        + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\","
                        + "\"results\":[],\"stdout\":\"hi\\n\",\"stderr\":\"\","
                        + "\"stdoutTruncated\":false,\"stderrTruncated\":false,\"fuelUsed\":null,"
                        + "\"fuelExact\":null,\"peakMemoryBytes\":65536,\"timeMillis\":7,"
                        + "\"grantsUsed\":[\"stdout\"],\"refusals\":0,\"lastRefusal\":null,\"frames\":[],\"notes\":[]}\n",
                screen.out());
    }

    @Test
    void writesOutputThatIsNoUtf8AsBase64() {
        guests = FakeGuests.ending(FakeResult.printing("\u00FF"));
        run("--json", "f.wasm");
        assertTrue(screen.out().contains("\"stdoutBase64\":\"/w==\""), screen.out());
    }

    @Test
    void keepsStandardOutputForJson() {
        assertEquals(2, run("--json", "--stdout=inherit", "f.wasm"));
        assertTrue(guests.started.isEmpty());
    }

    @Test
    void showsCapturedOutputAtTheEnd() {
        guests = FakeGuests.ending(FakeResult.printing("late"));
        run("--stdout=capture", "f.wasm");
        assertEquals(Optional.empty(), started().stdout());
        assertEquals("late", screen.out());
    }

    @Test
    void saysAfterHowManyBytesOutputWasCut() {
        guests = FakeGuests.ending(FakeResult.printing("late").cut());
        run("--stdout=capture", "f.wasm");
        assertEquals("late", screen.out());
        assertEquals(
                "gantry: run: standard output was cut after 4 bytes; see --output\n", screen.err());
    }

    @Test
    void startsANoteOnALineOfItsOwnWhereAPersonSeesBoth() {
        guests = FakeGuests.ending(FakeResult.printing("late").cut());
        run(screen.person(false), "--stdout=capture", "f.wasm");
        assertTrue(screen.err().startsWith("\ngantry: run: standard output"), screen.err());
    }

    @Test
    void addsNoLineWhereTheOutputEndsWithOne() {
        guests = FakeGuests.ending(FakeResult.printing("late\n").cut());
        run(screen.person(false), "--stdout=capture", "f.wasm");
        assertTrue(screen.err().startsWith("gantry: run: standard output"), screen.err());
    }

    @Test
    void namesTheFileOfALimitThatCannotBeUsed() {
        guests.badLimits = Optional.of("memory = 64mb");
        configuration.add(
                Container.ConfigurationFile.good(
                        Path.of("/c/dev.gantry.host.cfg"), List.of("memory")));
        assertEquals(1, run("f.wasm"));
        assertTrue(screen.err().contains("it stands in /c/dev.gantry.host.cfg [GNT-1002]"));
        assertTrue(guests.started.isEmpty());
    }

    @Test
    void writesOutputIntoAFileThatIsTruncated() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "older and longer");
        guests = writing("new");
        run("--stdout=out", "f.wasm");
        assertEquals("new", Files.readString(file));
    }

    @Test
    void readsInputFromAFile() throws IOException {
        Files.writeString(folder.resolve("in"), "input");
        guests =
                new FakeGuests(
                        spec -> {
                            try {
                                return FakeResult.printing(
                                        new String(spec.stdin().readAllBytes(), UTF_8));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        run("--stdin=in", "--stdout=capture", "f.wasm");
        assertEquals("input", screen.out());
    }

    @Test
    void namesAnInputFileThatIsMissing() {
        assertEquals(1, run("--stdin=nowhere", "f.wasm"));
        assertTrue(
                screen.err().contains("nowhere: no such file or folder [GNT-1003]"), screen.err());
    }

    @Test
    void cleansWhatAPersonSees() {
        guests = writing("a\u001B[31mb");
        assertEquals(0, run(screen.person(false), "f.wasm"));
        assertEquals("ab", screen.out());
    }

    @Test
    void letsControlSequencesThroughWhereAsked() {
        guests = writing("a\u001B[31mb");
        assertEquals(0, run(screen.person(false), "--raw", "f.wasm"));
        assertEquals("a\u001B[31mb", screen.out());
    }

    @Test
    void changesNoByteOnTheWayIntoAPipe() {
        guests = writing("a\u001B[31mb\u0000\r\n");
        run("f.wasm");
        assertEquals("a\u001B[31mb\u0000\r\n", screen.out());
    }

    @Test
    void saysThatNothingRunsGuests() {
        Commands commands = new GantryCommands(new FakeContainer()).commands();
        int code =
                new CommandRunner(commands, false)
                        .run(
                                commands.find("run").orElseThrow(),
                                List.of("f.wasm"),
                                screen.caller(folder))
                        .exitCode();
        assertEquals(1, code);
        assertTrue(screen.err().contains("nothing in this container runs guests"), screen.err());
    }

    private static FakeGuests writing(String text) {
        return new FakeGuests(
                spec -> {
                    try {
                        spec.stdout().orElseThrow().write(text.getBytes(UTF_8));
                        return FakeResult.exit(0);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private GuestSpec started() {
        return guests.started.get(0);
    }

    private int run(String... words) {
        return run(screen.caller(folder), words);
    }

    private int run(Caller caller, String... words) {
        FakeContainer container = FakeContainer.with(guests);
        container.configuration.addAll(configuration);
        container.oneCommand = oneCommand;
        Commands commands = new GantryCommands(container).commands();
        return new CommandRunner(commands, false)
                .run(commands.find("run").orElseThrow(), List.of(words), caller)
                .exitCode();
    }

    @Test
    void tellsTheLastRefusalAndHowManyMoreThereWere() {
        Access first = refusal("a");
        Access last = refusal("b\u001b[2J");
        guests = FakeGuests.ending(FakeResult.exit(1).refused(first, last));

        assertEquals(1, run("f.wasm"));
        assertTrue(
                screen.err()
                        .contains(
                                "refused: path_open 'b\uFFFD[2J': leads out; and 1 more, see"
                                        + " 'audit --denied'"),
                screen.err());
    }

    private static Access refusal(String path) {
        return new Access(Grant.of("dir"), "path_open", path, Access.Outcome.REFUSED, "leads out");
    }

    @Test
    void tellsAGuestsCallerThatItHadNoDirectory() {
        guests = FakeGuests.ending(FakeResult.exit(1).missingFolders());

        assertEquals(1, run("f.wasm"));
        assertTrue(
                screen.err()
                        .contains("this guest was given no directory; --dir HOST::GUEST gives one"),
                screen.err());
    }

    @Test
    void saysNothingOfDirectoriesWhereAGuestDidWell() {
        guests = FakeGuests.ending(FakeResult.exit(0).missingFolders());

        assertEquals(0, run("f.wasm"));
        assertEquals("", screen.err());
    }

    @Test
    void asksNobodyWhereNobodyCanAnswer() {
        run("f.wasm");

        assertEquals(Optional.empty(), started().prompter());
    }
}
