// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** With tools that a bare machine lacks: another tool chain, a terminal, other shells. */
public class InteropIT {
    @Test
    public void aGoProgramSaysHello() throws Exception {
        Path go = Tools.require("go", "the Go tool chain");
        Path work = Distribution.workFolder();
        Path wasm = work.resolve("go-hello.wasm");
        ProcessBuilder build =
                new ProcessBuilder(go.toString(), "build", "-o", wasm.toString(), ".")
                        .directory(Distribution.ROOT.resolve("guests/go-hello").toFile())
                        .inheritIO();
        build.environment().put("GOOS", "wasip1");
        build.environment().put("GOARCH", "wasm");
        build.environment().put("GOCACHE", work.resolve("cache").toString());
        build.environment().put("GOTOOLCHAIN", "local");
        assertEquals(0, build.start().waitFor());
        GantryProcess.End end = GantryProcess.run("run", wasm.toString());
        assertEquals(end.err(), "Hello from Go, stranger!\n", end.out());
    }

    @Test
    public void theConsoleCompletesAndCtrlCStopsTheGuestOnly() throws Exception {
        Path tmux = Tools.require("tmux", "Debian package tmux");
        try (Screen screen = new Screen(tmux)) {
            screen.await("gantry>");
            screen.type("eng");
            screen.key("Tab");
            screen.await("gantry> engines");
            screen.key("Enter");
            screen.await("chicory");
            screen.type("run " + Distribution.guest("spin") + " br_if");
            screen.key("Enter");
            TimeUnit.SECONDS.sleep(1); // let it spin; that it has begun cannot be seen
            screen.key("C-c");
            screen.type("run " + Distribution.guest("hello") + " again");
            screen.key("Enter");
            screen.await("Hello, again!");
            screen.type("exit 3");
            screen.key("Enter");
            screen.await("ended with 3");
        }
    }

    @Test
    public void theCompletionScriptsAreUnderstoodByTheirShells() throws Exception {
        for (String name : List.of("bash", "zsh", "fish")) {
            Path shell = Tools.require(name, "Debian package " + name);
            Path script = Distribution.workFolder().resolve("completion");
            Files.write(script, GantryProcess.run("completion", name).stdout());
            Process check =
                    new ProcessBuilder(shell.toString(), "-n", script.toString())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(name + ": " + said, 0, check.waitFor());
            assertTrue(Files.size(script) > 0);
        }
    }

    /** A terminal with a console in it. */
    private static final class Screen implements AutoCloseable {
        private final Path tmux;
        private final String socket;

        Screen(Path tmux) throws IOException {
            this.tmux = tmux;
            this.socket = Distribution.workFolder().resolve("tmux").toString();
            Path home = Distribution.workFolder();
            String command =
                    "GANTRY_HOME='%s' GANTRY_JAVA='%s' GANTRY_START_ARCHIVE=off '%s'; echo ended with $?; sleep 60"
                            .formatted(
                                    home,
                                    System.getProperty("gantry.java"),
                                    Distribution.HOME.resolve("bin/gantry"));
            tmux("new-session", "-d", "-x", "160", "-y", "50", command);
        }

        void type(String text) throws IOException {
            tmux("send-keys", "-l", text);
        }

        void key(String name) throws IOException {
            tmux("send-keys", name);
        }

        void await(String text) throws IOException {
            String seen = "";
            for (int i = 0; i < 600; i++) {
                seen = tmux("capture-pane", "-p");
                if (seen.contains(text)) {
                    return;
                }
                GantryProcess.pause();
            }
            throw new AssertionError("never came: " + text + "\n" + seen);
        }

        private String tmux(String... words) throws IOException {
            List<String> command =
                    new ArrayList<>(List.of(tmux.toString(), "-S", socket, "-f", "/dev/null"));
            command.addAll(List.of(words));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said;
        }

        @Override
        public void close() throws IOException {
            tmux("kill-server");
        }
    }
}
