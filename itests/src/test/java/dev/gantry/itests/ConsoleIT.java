// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** Many commands in one container: pipes, scripts, and bundles that come and go meanwhile. */
public class ConsoleIT {
    @Test
    public void pipedCommandsRunAndStopAtTheFirstFailure() {
        String hello = Distribution.guest("hello").toString();
        String exit = Distribution.guest("exit").toString();
        String script = "run %s one\nrun %s 3\nrun %s two\n".formatted(hello, exit, hello);
        GantryProcess.End end = GantryProcess.run(script.getBytes(StandardCharsets.UTF_8));
        assertEquals("Hello, one!\n", end.out());
        assertEquals(3, end.code());
    }

    @Test
    public void scriptsRun() throws IOException {
        Path script = Distribution.workFolder().resolve("a.gantry");
        Files.writeString(script, "run " + Distribution.guest("hello") + " a b | grep b\n");
        GantryProcess.End end = GantryProcess.run("-f", script.toString());
        assertEquals("Hello, b!\n", end.out());
        assertEquals(0, end.code());
    }

    /** One that is replaced while the console starts takes its guests with it. */
    @Test
    public void deployedBundlesAreInstalledOnce() throws IOException {
        Path home = Distribution.workFolder();
        try (GantryProcess console =
                GantryProcess.start(GantryProcess.builder(Distribution.HOME, home))) {
            console.type("run " + Distribution.guest("hello") + " first\n");
            console.awaitText("Hello, first!");
            try (Stream<Path> files = Files.walk(home.resolve("cache/run"))) {
                List<Path> revisions =
                        files.filter(file -> file.getFileName().toString().startsWith("version"))
                                .toList();
                assertFalse(revisions.isEmpty());
                assertTrue(
                        revisions.toString(),
                        revisions.stream().allMatch(each -> each.endsWith("version0.0")));
            }
            console.closeInput();
            assertEquals(0, console.await().code());
        }
    }

    @Test
    public void aDroppedEngineServesAtOnceAndARemovedOneIsMissed() throws IOException {
        Path home = Distribution.copy();
        Path jar = home.resolve("deploy/dev.gantry.engine.chicory.jar");
        Path away = home.resolveSibling("away.jar");
        try (GantryProcess console =
                GantryProcess.start(GantryProcess.builder(home, Distribution.workFolder()))) {
            String run = "run " + Distribution.guest("hello") + " %s\n";
            console.type(run.formatted("first"));
            console.awaitText("Hello, first!");
            Files.move(jar, away);
            awaitEngine(console, false);
            Files.move(away, jar, StandardCopyOption.ATOMIC_MOVE);
            awaitEngine(console, true);
            console.type(run.formatted("second"));
            console.awaitText("Hello, second!");
            console.closeInput();
            assertEquals(0, console.await().code());
        }
    }

    /** Asks until the engine is there, or is not. */
    private static void awaitEngine(GantryProcess console, boolean present) {
        for (int i = 0; i < 200; i++) {
            console.type("engines --json\n");
            console.awaitText("\"engines\"");
            if (console.takeText().contains("\"id\":\"chicory\"") == present) {
                return;
            }
            GantryProcess.pause();
        }
        throw new AssertionError("the engine never " + (present ? "came" : "went"));
    }

    @Test
    public void aJarThatIsNoBundleIsReported() throws IOException {
        Path user = Distribution.workFolder();
        Path deploy = Files.createDirectories(user.resolve("data/deploy"));
        Files.writeString(deploy.resolve("broken.jar"), "this is no jar");
        ProcessBuilder builder =
                GantryProcess.builder(
                        Distribution.HOME, user, "run", Distribution.guest("hello").toString());
        try (GantryProcess running = GantryProcess.start(builder)) {
            GantryProcess.End end = running.await();
            assertTrue(end.err(), end.err().contains("broken.jar"));
            assertEquals(0, end.code());
        }
    }
}
