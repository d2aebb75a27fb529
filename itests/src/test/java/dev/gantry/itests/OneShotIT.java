// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Test;

/** One command as a process: what the system shell and scripts see. */
public class OneShotIT {
    @Test
    public void runsAGuestWithItsArguments() {
        GantryProcess.End end = run("hello", "a", "b");
        assertEquals("", end.err());
        assertEquals("Hello, a!\nHello, b!\n", end.out());
        assertEquals(0, end.code());
    }

    @Test
    public void passesTheGuestsExitCode() {
        assertEquals(7, run("exit", "7").code());
        assertEquals(255, run("exit", "255").code());
    }

    @Test
    public void copiesStandardInputByteForByte() {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        GantryProcess.End end =
                GantryProcess.run(noise, "run", Distribution.guest("cat").toString());
        assertArrayEquals(noise, end.stdout());
    }

    @Test
    public void streamsALotOfOutputInLittleMemory() throws IOException {
        ProcessBuilder builder = builder("flood", "200");
        builder.environment().put("GANTRY_JAVA_OPTS", "-Xmx64m");
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try (GantryProcess running = GantryProcess.start(builder)) {
            assertEquals(0, running.await().code());
        }
    }

    @Test
    public void endsQuietlyWhenTheReaderGoesAway() throws IOException {
        Path gantry = Distribution.HOME.resolve("bin/gantry");
        ProcessBuilder pipe =
                GantryProcess.builder(Distribution.HOME, Distribution.workFolder())
                        .command(
                                "bash",
                                "-c",
                                "\"$0\" run \"$1\" | head -1; echo ${PIPESTATUS[0]}",
                                gantry.toString(),
                                Distribution.guest("yes").toString());
        try (GantryProcess running = GantryProcess.start(pipe)) {
            GantryProcess.End end = running.await();
            assertEquals("y\n141\n", end.out());
            assertEquals("", end.err());
        }
    }

    @Test
    public void worksWithClosedStandardInput() {
        ProcessBuilder closed =
                GantryProcess.builder(Distribution.HOME, Distribution.workFolder())
                        .command(
                                "sh",
                                "-c",
                                "exec \"$0\" run \"$1\" <&-",
                                Distribution.HOME.resolve("bin/gantry").toString(),
                                Distribution.guest("cat").toString());
        try (GantryProcess running = GantryProcess.start(closed)) {
            GantryProcess.End end = running.await();
            assertEquals(0, end.stdout().length);
            assertEquals(0, end.code());
        }
    }

    @Test
    public void endsOnAnInterruptWith130() {
        assertEquals(130, codeAfter("INT"));
    }

    @Test
    public void endsOnATerminationWith143() {
        assertEquals(143, codeAfter("TERM"));
    }

    /** A build in the background ignores interrupts, and its children inherit that. */
    private static ProcessBuilder listening(ProcessBuilder builder) {
        builder.command().addAll(0, List.of("env", "--default-signal=INT,TERM"));
        return builder;
    }

    private static int codeAfter(String signal) {
        try (GantryProcess running = GantryProcess.start(listening(builder("yes")))) {
            running.awaitText("y\n");
            running.signal(signal);
            return running.await().code();
        }
    }

    @Test
    public void worksFromAReadOnlyFolderWithSpacesThroughALink() throws IOException {
        Path copy = Distribution.copy();
        Path link = Distribution.workFolder().resolve("a link");
        Files.createSymbolicLink(link, copy.resolve("bin/gantry"));
        Path guest = copy.resolveSibling("my guest.wasm");
        Files.copy(Distribution.guest("hello"), guest);
        setWritable(copy, false);
        try {
            ProcessBuilder builder =
                    GantryProcess.builder(copy, Distribution.workFolder())
                            .command(link.toString(), "run", "../my guest.wasm", "a b")
                            .directory(copy.resolve("lib").toFile());
            builder.command().set(2, guest.toString());
            try (GantryProcess running = GantryProcess.start(builder)) {
                GantryProcess.End end = running.await();
                assertEquals("Hello, a b!\n", end.out());
                assertEquals("", end.err());
            }
        } finally {
            setWritable(copy, true);
        }
    }

    private static void setWritable(Path folder, boolean writable) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(
                        each,
                        PosixFilePermissions.fromString(writable ? "rwxr-xr-x" : "r-xr-xr-x"));
            }
        }
    }

    @Test
    public void twoUsersRunAtOnce() {
        try (GantryProcess first = GantryProcess.start(builder("cat"));
                GantryProcess second = GantryProcess.start(builder("cat"))) {
            first.type("one");
            second.type("two");
            first.closeInput();
            second.closeInput();
            assertEquals("one", first.await().out());
            assertEquals("two", second.await().out());
        }
    }

    @Test
    public void leavesNothingBehind() throws IOException {
        Path home = Distribution.workFolder();
        ProcessBuilder builder =
                GantryProcess.builder(
                        Distribution.HOME, home, "run", Distribution.guest("hello").toString());
        try (GantryProcess running = GantryProcess.start(builder)) {
            running.await();
        }
        try (Stream<Path> left = Files.list(home.resolve("cache/run"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    public void tidiesUpAfterAKilledProcess() throws IOException, InterruptedException {
        Path home = Distribution.workFolder();
        Path runs = home.resolve("cache/run");
        ProcessBuilder builder =
                GantryProcess.builder(
                        Distribution.HOME, home, "run", Distribution.guest("yes").toString());
        try (GantryProcess running = GantryProcess.start(builder)) {
            running.awaitText("y\n");
            running.signal("KILL");
            running.await();
        }
        assertEquals(1, count(runs));
        try (GantryProcess next =
                GantryProcess.start(GantryProcess.builder(Distribution.HOME, home, "version"))) {
            next.await();
        }
        assertEquals(0, count(runs));
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    public void opensNoSocketOfTheNetwork() throws IOException {
        try (GantryProcess running = GantryProcess.start(builder("yes"))) {
            running.awaitText("y\n");
            Path process = Path.of("/proc", Long.toString(running.pid()));
            for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
                List<String> rows = Files.readAllLines(process.resolve("net").resolve(protocol));
                for (String inode : socketsOf(process)) {
                    assertTrue(
                            protocol,
                            rows.stream().noneMatch(row -> row.contains(" " + inode + " ")));
                }
            }
        }
    }

    private static List<String> socketsOf(Path process) throws IOException {
        try (Stream<Path> all = Files.list(process.resolve("fd"))) {
            return all.map(OneShotIT::target)
                    .filter(name -> name.startsWith("socket:"))
                    .map(name -> name.replaceAll("[^0-9]", ""))
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    public void namesTheNearestCommand() {
        GantryProcess.End end = GantryProcess.run("rum");
        assertEquals(127, end.code());
        assertTrue(end.err(), end.err().contains("run"));
        assertEquals("", end.out());
    }

    @Test
    public void printsNothingButTheGuestsBytesAndGivesUtf8ArgumentsOn() {
        GantryProcess.End end = run("hello", "wörld ☃");
        assertEquals("Hello, wörld ☃!\n", new String(end.stdout(), StandardCharsets.UTF_8));
    }

    private static GantryProcess.End run(String guest, String... arguments) {
        try (GantryProcess running = GantryProcess.start(builder(guest, arguments))) {
            running.closeInput();
            return running.await();
        }
    }

    private static ProcessBuilder builder(String guest, String... arguments) {
        String[] words =
                Stream.concat(
                                Stream.of("run", Distribution.guest(guest).toString()),
                                Stream.of(arguments))
                        .toArray(String[]::new);
        return GantryProcess.builder(Distribution.HOME, Distribution.workFolder(), words);
    }
}
