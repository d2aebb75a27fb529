// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.Limits;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.Container.ConfigurationFile;
import dev.gantry.shell.Container.IdleBundle;
import dev.gantry.shell.Container.Place;
import dev.gantry.shell.Ending;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.FakeEngines;
import dev.gantry.shell.FakeGuests;
import dev.gantry.shell.FakeResult;
import dev.gantry.shell.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that run no guest. */
final class CommandsTest {
    private final Screen screen = new Screen();
    private final FakeGuests guests = FakeGuests.ending(FakeResult.exit(0));
    private final FakeContainer container = FakeContainer.with(guests);

    @Test
    void versionPrintsOneLine() {
        run("version");
        assertTrue(screen.out().matches("gantry 1\\.2\\.3 on Java .*\n"), screen.out());
    }

    @Test
    void helpListsAllCommands() {
        run("help");
        for (String name : List.of("run", "x", "engines", "doctor", "completion", "exit")) {
            assertTrue(screen.out().contains("\n  " + name + " "), name);
        }
    }

    @Test
    void helpExplainsACommandLikeItsOption() {
        run("help", "run");
        String explained = screen.out();
        run("run", "--help");
        assertEquals(explained + explained, screen.out());
    }

    @Test
    void helpNamesTheNearestCommand() {
        assertEquals(127, run("help", "engine").exitCode());
        assertTrue(screen.err().contains("did you mean 'engines'?"), screen.err());
    }

    @Test
    void exitLeavesTheShellWithItsCode() {
        assertEquals(new Ending(7, true), run("exit", "7"));
    }

    @Test
    void exitStaysWhereOnlyHelpIsWanted() {
        assertFalse(run("exit", "--help").leavesShell());
    }

    @Test
    void exitRefusesWhatIsNoCode() {
        assertEquals(new Ending(2, false), run("exit", "256"));
    }

    @Test
    void doctorIsContentWhereNothingIsMissing() {
        container.places.put(Place.STATE, Path.of("/tmp"));
        container.hostInterfaces.add(new FakeInterface());
        assertEquals(0, run("doctor").exitCode());
        assertTrue(screen.out().contains("fake:clock, 0 functions"), screen.out());
    }

    @Test
    void doctorSaysWhatIsMissingAndHowToGetIt() {
        container.policy = false;
        assertEquals(1, run("doctor", "--missing").exitCode());
        assertTrue(
                screen.out().contains("MISSING  policy          none; no policy, no run"),
                screen.out());
        assertFalse(screen.out().contains("ok "), screen.out());
    }

    @Test
    void doctorNamesABundleThatIsNotActive() {
        container.idleBundles.add(new IdleBundle("acme.thing", "it needs acme.other"));
        assertEquals(1, run("doctor").exitCode());
        assertTrue(
                screen.out().contains("acme.thing is not active; it needs acme.other"),
                screen.out());
    }

    @Test
    void doctorMentionsAnEngineThatCouldBeHad() {
        container.hostInterfaces.add(new FakeInterface());
        guests.engines.add(FakeEngines.incomplete());
        assertEquals(0, run("doctor").exitCode());
        assertTrue(
                screen.out().contains("off  engine          fast, no library; get it\n"),
                screen.out());
    }

    @Test
    void doctorDoesNotMissAnEngineThatCouldBeHad() {
        container.hostInterfaces.add(new FakeInterface());
        guests.engines.add(FakeEngines.incomplete());
        assertEquals(0, run("doctor", "--missing").exitCode());
        assertEquals("", screen.out());
    }

    @Test
    void doctorNamesTheLibraryOfAnEngineThatIsBroken() {
        container.hostInterfaces.add(new FakeInterface());
        guests.engines.add(FakeEngines.broken());
        assertEquals(1, run("doctor", "--missing").exitCode());
        assertEquals(
                "BROKEN  engine  fast 3.0, it is torn; library /lib/fast.so, SHA-256 abcd; get"
                        + " another\n",
                screen.out());
    }

    @Test
    void doctorMissesAnEngineWhereNoneCanBeUsed() {
        container.hostInterfaces.add(new FakeInterface());
        guests.engines.clear();
        guests.engines.add(FakeEngines.incomplete());
        assertEquals(1, run("doctor", "--missing").exitCode());
        assertTrue(screen.out().startsWith("MISSING  engine  none can be used; "), screen.out());
    }

    @Test
    void doctorShowsTheConfigurationFiles() {
        container.hostInterfaces.add(new FakeInterface());
        container.configuration.add(ConfigurationFile.good(Path.of("/e/x.cfg"), List.of()));
        assertEquals(0, run("doctor").exitCode());
        assertTrue(screen.out().contains("ok  configuration   /e/x.cfg\n"), screen.out());
    }

    @Test
    void doctorSaysWhatIsWrongWithAConfigurationFile() {
        container.hostInterfaces.add(new FakeInterface());
        container.configuration.add(
                ConfigurationFile.bad(Path.of("/e/x.cfg"), "/e/x.cfg: line 2 is odd"));
        assertEquals(1, run("doctor", "--missing").exitCode());
        assertTrue(
                screen.out().contains("BROKEN  configuration  /e/x.cfg: line 2 is odd; mend the"),
                screen.out());
    }

    @Test
    void doctorNamesALimitThatCannotBeMeant() {
        container.hostInterfaces.add(new FakeInterface());
        guests.badLimits = Optional.of("memory = 64mb");
        assertEquals(1, run("doctor", "--missing").exitCode());
        assertTrue(screen.out().contains("BROKEN  limits  memory = 64mb; mend"), screen.out());
    }

    @Test
    void doctorNamesTheFileOfALimitThatCannotBeMeant() {
        guests.badLimits = Optional.of("memory = 64mb");
        for (String folder : List.of("etc", "own")) {
            container.configuration.add(
                    ConfigurationFile.good(
                            Path.of("/" + folder + "/dev.gantry.host.cfg"), List.of("memory")));
        }
        container.configuration.add(ConfigurationFile.good(Path.of("/x.cfg"), List.of("memory")));
        run("doctor", "--missing");
        assertTrue(
                screen.out().contains("64mb; it stands in /own/dev.gantry.host.cfg; "),
                screen.out());
    }

    @Test
    void doctorShowsTheLimitsAndWhichAreConfigured() {
        guests.limits = Limits.builder().memoryBytes(64 << 20).fuel(1_000_000).build();
        container.configuration.add(
                ConfigurationFile.good(Path.of("/e/dev.gantry.host.cfg"), List.of("memory")));
        run("doctor");
        assertTrue(screen.out().contains("/e/dev.gantry.host.cfg: memory\n"), screen.out());
        assertTrue(
                screen.out()
                        .contains(
                                "limits          memory 64m (configured), fuel 1_000_000, timeout"
                                        + " none, stack as deep as the engine goes, output 1m, disk 1g, files 100000, handles 1024,"
                                        + " compileTimeout 5m\n"),
                screen.out());
    }

    @Test
    void doctorRefusesAPlaceThatCannotBeMade(@TempDir Path folder) throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        container.places.put(Place.STATE, inTheWay.resolve("state"));
        run("doctor", "--missing");
        assertTrue(screen.out().contains("MISSING  state"), screen.out());
    }

    private Ending run(String name, String... words) {
        Commands commands = new GantryCommands(container).commands();
        return new CommandRunner(commands, false)
                .run(commands.find(name).orElseThrow(), List.of(words), screen.caller());
    }
}
