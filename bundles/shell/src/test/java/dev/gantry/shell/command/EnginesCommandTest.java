// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.shell.Caller;
import dev.gantry.shell.CommandRunner;
import dev.gantry.shell.Commands;
import dev.gantry.shell.FakeContainer;
import dev.gantry.shell.FakeEngines;
import dev.gantry.shell.FakeGuests;
import dev.gantry.shell.FakeLibrary;
import dev.gantry.shell.FakeResult;
import dev.gantry.shell.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class EnginesCommandTest {
    private final Screen screen = new Screen();
    private final FakeGuests guests = FakeGuests.ending(FakeResult.exit(0));
    private final FakeContainer container = FakeContainer.with(guests);
    private final FakeLibrary library = new FakeLibrary();

    @Nested
    final class Listing {
        @Test
        void marksTheOneThatIsChosen() {
            guests.engines.add(FakeEngines.incomplete());
            run();
            assertEquals(
                    """
                       ENGINE  VERSION  TRUST                USABLE  WHY
                    *  quick   1.0      any guest            yes     ranked highest
                       slow    2.0      trusted guests only  yes     only by name
                       fast    -        any guest            no      no library
                    """,
                    screen.out());
        }

        @Test
        void printsIdsOnlyWhereItIsQuiet() {
            guests.engines.add(FakeEngines.incomplete());
            run("--quiet");
            assertEquals("quick\nslow\nfast\n", screen.out());
        }

        @Test
        void leavesOutWhatCannotBeUsedWhereAsked() {
            guests.engines.add(FakeEngines.incomplete());
            run("--quiet", "--usable");
            assertEquals("quick\nslow\n", screen.out());
        }

        @Test
        void saysThatNoneCanBeUsed() {
            guests.engines.clear();
            guests.engines.add(FakeEngines.incomplete());
            assertEquals(0, run());
            assertTrue(screen.err().contains("no engine can be used"), screen.err());
        }

        @Test
        void showsBlocks() {
            guests.engines.add(FakeEngines.broken());
            run("--verbose");
            assertEquals(
                    """
                    quick
                      version   1.0
                      trust     any guest
                      usable    yes
                      chosen    yes
                      why       ranked highest
                      features  simd
                      cache     /cache, 1m of 5m
                      modules, the newest last
                        a\uFFFD[31m.wasm  compiled  12 ms
                    slow
                      version   2.0
                      trust     trusted guests only
                      usable    yes
                      chosen    no
                      why       only by name
                      features
                      modules   none has run in this process
                    fast
                      version   3.0
                      trust     any guest
                      usable    no
                      chosen    no
                      why       it is torn
                      hint      get another
                      features
                      library   /lib/fast.so, it is torn
                      sha256    abcd
                      modules   none has run in this process
                    """,
                    screen.out());
        }

        @Test
        void tellsTheSameInJson() {
            guests.engines.remove(1);
            guests.engines.add(FakeEngines.broken());
            run("--json");
            assertEquals(
                    "{'engines':[{'id':'quick','version':'1.0','trust':'any guest','features':"
                            + "['simd'],'usable':true,'chosen':true,'reason':'ranked highest','hint':'',"
                            + "'library':null,'cache':{'folder':'/cache','bytes':1,'capacity':5242880,"
                            + "'trouble':null},'modules':[{'module':'a\\u001B[31m.wasm','tier':"
                            + "'compiled','detail':'12 ms'}]},{'id':'fast','version':'3.0','trust':"
                            + "'any guest','features':[],'usable':false,'chosen':false,'reason':"
                            + "'it is torn','hint':'get another','library':{'usable':false,'file':"
                            + "'/lib/fast.so','sha256':'abcd','reason':'it is torn','hint':"
                            + "'get another'},'cache':null,'modules':[]}]}\n",
                    screen.out().replace('"', '\''));
        }
    }

    @Nested
    final class Installing {
        @Test
        void asksAPersonAndShowsWhatWillBeRun() {
            container.engineLibraries.add(library);
            assertEquals(0, run(screen.answering("y\n"), "install", "fast"));
            assertTrue(
                    screen.err().startsWith("This runs: fetch fast\nAgreed? [y/N] "), screen.err());
            assertTrue(screen.err().contains("\rfetching "), screen.err());
            assertEquals("library  /lib/fast.so\nsha256   abcd\n", screen.out());
            assertEquals(List.of(Optional.empty()), library.sources);
        }

        @Test
        void takesEverythingButYesForNo() {
            container.engineLibraries.add(library);
            for (String answer : List.of("\n", "n\n", "yesterday\n", "")) {
                assertEquals(1, run(screen.answering(answer), "install", "fast"));
            }
            assertTrue(screen.err().contains("[GNT-2010]"), screen.err());
            assertEquals(List.of(), library.sources);
        }

        @Test
        void refusesWhereNobodyCanBeAsked() {
            container.engineLibraries.add(library);
            assertEquals(2, run("install", "fast"));
            assertTrue(screen.err().contains("hint: --yes agrees to: fetch fast"), screen.err());
            assertEquals(List.of(), library.sources);
        }

        @Test
        void asksNobodyWhoAgreedBefore() {
            container.engineLibraries.add(library);
            assertEquals(0, run("install", "fast", "--yes"));
            assertEquals("", screen.err());
            assertEquals(List.of(Optional.empty()), library.sources);
        }

        @Test
        void asksNobodyWhoNamesASource() {
            container.engineLibraries.add(library);
            run("install", "fast", "--from", "a.whl");
            run("install", "--from=https://example.org/a.whl", "fast");
            assertEquals(
                    List.of(
                            Optional.of(Path.of("a.whl").toString()),
                            Optional.of("https://example.org/a.whl")),
                    library.sources);
        }

        @Test
        void tellsTheLibraryInJson() {
            container.engineLibraries.add(library);
            run("install", "fast", "--yes", "--json");
            assertEquals(
                    "{'engine':'fast','library':{'usable':true,'file':'/lib/fast.so','sha256':"
                            + "'abcd','reason':'it is','hint':''}}\n",
                    screen.out().replace('"', '\''));
        }

        @Test
        void isSilentWhereItWasInterrupted() {
            container.engineLibraries.add(library);
            library.whileInstalling =
                    () -> {
                        throw new GantryException(ErrorCode.INTERRUPTED, "fast", "interrupted");
                    };
            assertEquals(130, run("install", "fast", "--yes"));
            assertEquals("", screen.err());
        }

        @Test
        void saysThatAnEngineNeedsNoLibrary() {
            assertEquals(1, run("install", "quick", "--yes"));
            assertTrue(
                    screen.err().contains("the engine quick comes with all it needs [GNT-2010]"),
                    screen.err());
        }

        @Test
        void saysWhatKeepsAnEngineFromBeingUsedAtAll() {
            guests.engines.add(FakeEngines.incomplete());
            assertEquals(1, run("install", "fast", "--yes"));
            assertTrue(
                    screen.err().contains("the engine fast cannot be used: no library [GNT-2009]"),
                    screen.err());
            assertTrue(screen.err().contains("hint: get it"), screen.err());
        }

        @Test
        void namesTheNearestEngine() {
            assertEquals(1, run("install", "qick", "--yes"));
            assertTrue(
                    screen.err()
                            .contains(
                                    "there is no engine 'qick'; did you mean 'quick'? [GNT-2002]"),
                    screen.err());
        }

        @Test
        void wantsTheIdOfAnEngine() {
            assertEquals(2, run("install"));
            assertTrue(screen.err().contains("ENGINE is missing"), screen.err());
        }

        @Test
        void namesTheNearestAction() {
            assertEquals(2, run("instal", "fast"));
            assertTrue(screen.err().contains("did you mean 'install'?"), screen.err());
        }

        @Test
        void itsOptionsMeanNothingElsewhere() {
            assertEquals(2, run("--yes"));
            assertEquals(2, run("remove", "fast", "--from=x"));
            assertTrue(screen.err().contains("--from and --yes go with install"), screen.err());
        }
    }

    @Nested
    final class Removing {
        @Test
        void takesTheLibraryAway() {
            container.engineLibraries.add(library);
            library.installed = true;
            assertEquals(0, run("remove", "fast"));
            assertEquals("removed  the library of fast\n", screen.out());
        }

        @Test
        void saysThatThereWasNone() {
            container.engineLibraries.add(library);
            assertEquals(0, run("remove", "fast"));
            assertEquals("", screen.out());
            assertEquals("gantry: engines: no library of fast was installed\n", screen.err());
        }

        @Test
        void tellsItInJson() {
            container.engineLibraries.add(library);
            library.installed = true;
            run("remove", "fast", "--json");
            assertTrue(screen.out().endsWith("\"removed\":true}\n"), screen.out());
        }
    }

    private int run(String... words) {
        return run(screen.caller(), words);
    }

    private int run(Caller caller, String... words) {
        Commands commands = new GantryCommands(container).commands();
        return new CommandRunner(commands, false)
                .run(commands.find("engines").orElseThrow(), List.of(words), caller)
                .exitCode();
    }
}
