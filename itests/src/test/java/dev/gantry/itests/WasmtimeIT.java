// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;

/** The engine whose library is installed by a command. */
public class WasmtimeIT {
    private static final String SHA_256 =
            "3127ca42fe7cdd3f0a43a358e79177dcfedd46c1746329826403b9d854de6178";

    private final Path home = Distribution.workFolder();
    private final String hello = Distribution.guest("hello").toString();

    @Before
    public void needsNewerJava() {
        assumeTrue("java.lang.foreign came with Java 22", Distribution.RUNS_WASMTIME);
    }

    @Test
    public void isInstalledChosenShownAndRemoved() throws Exception {
        GantryProcess.End installed = install();
        assertEquals("", installed.err());
        assertTrue(installed.out(), installed.out().contains("library  " + home));
        assertTrue(installed.out(), installed.out().contains("sha256   " + SHA_256));
        assertRunsOn("wasmtime");
        GantryProcess.End listed = gantry("engines", "--json");
        assertTrue(listed.out(), listed.out().contains("\"sha256\":\"" + SHA_256 + "\""));
        GantryProcess.End examined = gantry("doctor");
        assertEquals(examined.out(), 0, examined.code());
        assertTrue(examined.out(), examined.out().contains(SHA_256));
        assertEquals(0, gantry("engines", "remove", "wasmtime").code());
        assertRunsOn("chicory");
    }

    private void assertRunsOn(String engine) {
        GantryProcess.End end = gantry("run", "--json", hello, "all");
        assertEquals("", end.err());
        assertTrue(end.out(), end.out().contains("\"engine\":\"" + engine + "\""));
        assertTrue(end.out(), end.out().contains("\"stdout\":\"Hello, all!\\n\""));
        assertTrue(end.out(), end.out().contains("\"notes\":[]"));
    }

    @Test
    public void allEnginesShowTheSame() throws Exception {
        install();
        assertSameEverywhere(hello, "a", "b");
        assertSameEverywhere(Distribution.guest("exit").toString(), "7");
        assertSameEverywhere(Distribution.guest("echo-err").toString(), "x");
        assertSameEverywhere("--invoke", "fac", Distribution.guest("math").toString(), "20");
        assertSameEverywhere("--fuel=unlimited", hello, "fuel");
        assertSameEverywhere("--fuel=1000", hello);
        assertSameEverywhere("--timeout=300ms", Distribution.guest("spin").toString(), "br_if");
        assertSameEverywhere("--stack=64k", Distribution.guest("recurse").toString());
        assertSameEverywhere(Distribution.guest("trap").toString(), "unreachable");
        assertSameEverywhere("--deterministic", Distribution.guest("random").toString());
    }

    private void assertSameEverywhere(String... words) {
        String java = shown("chicory", words);
        assertEquals(java, shown("wasmtime", words));
        assertEquals(withoutFrames(java), withoutFrames(shown("wasmtime-jni", words)));
    }

    private String shown(String engine, String... words) {
        List<String> command = new ArrayList<>(List.of("run", "--trusted", "--engine", engine));
        command.addAll(List.of(words));
        GantryProcess.End end = gantry(command.toArray(String[]::new));
        return end.code() + "\n" + end.out() + "\n" + end.err();
    }

    /** The old binding tells none. */
    private static String withoutFrames(String shown) {
        return shown.replaceAll("(?m)^  (at|\\.\\.\\.) .*\n", "");
    }

    @Test
    public void whereATrapWasIsToldInJson() throws Exception {
        install();
        String trap = Distribution.guest("trap").toString();
        String told = gantry("run", "--json", trap, "unreachable").out();
        assertTrue(
                told,
                told.matches(
                        "(?s).*\"frames\":\\[\\{\"function\":\"unreachable\",\"index\":4,\"offset\":[0-9]+}.*"));
    }

    @Test
    public void anotherLibraryIsRefusedAndNothingChanges() throws IOException {
        Path other = Files.writeString(home.resolve("libwasmtime.so"), "\u007fELF is not enough");
        GantryProcess.End end =
                gantry("engines", "install", "wasmtime", "--from", other.toString());
        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("[GNT-2010]"));
        assertTrue(end.err(), end.err().contains("accept"));
        assertEquals(List.of(), librariesOf(home));
        assertRunsOn("chicory");
    }

    @Test
    public void anInstalledLibraryThatWasChangedIsNeverLoadedAndThatIsTold() throws Exception {
        install();
        Path library = librariesOf(home).get(0);
        Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rwx------"));
        Files.write(library, new byte[] {1}, StandardOpenOption.APPEND);
        GantryProcess.End end = gantry("run", hello, "all");
        assertEquals(0, end.code());
        assertEquals("Hello, all!\n", end.out());
        assertTrue(
                end.err(),
                end.err()
                        .startsWith(
                                "gantry: run: ran on the engine chicory instead of wasmtime: "));
        GantryProcess.End named = gantry("run", "--engine", "wasmtime", hello);
        assertEquals(1, named.code());
        assertTrue(named.err(), named.err().contains("[GNT-2009]"));
        assertEquals(1, gantry("doctor", "--missing").code());
    }

    @Test
    public void anInterruptedInstallationLeavesNothing() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/wasmtime.whl";
            ProcessBuilder builder =
                    GantryProcess.builder(
                            Distribution.HOME,
                            home,
                            "engines",
                            "install",
                            "wasmtime",
                            "--from",
                            address);
            Path temporary = Files.createDirectories(home.resolve("temporary"));
            builder.environment().put("GANTRY_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
            // A build in the background ignores interrupts, and its children inherit that.
            builder.command().addAll(0, List.of("env", "--default-signal=INT"));
            try (GantryProcess running = GantryProcess.start(builder);
                    Socket client = server.accept()) {
                assertTrue(client.isConnected());
                running.signal("INT");
                assertEquals(130, running.await().code());
            }
            try (Stream<Path> left = Files.list(temporary)) {
                assertEquals(List.of(), left.filter(WasmtimeIT::isOurs).toList());
            }
            assertEquals(List.of(), librariesOf(home));
        }
    }

    /** The virtual machine's own files are its own affair. */
    private static boolean isOurs(Path file) {
        return !file.getFileName().toString().startsWith("hsperfdata");
    }

    private static List<Path> librariesOf(Path home) throws IOException {
        Path data = home.resolve("data");
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private GantryProcess.End install() throws Exception {
        GantryProcess.End end =
                gantry(
                        "engines",
                        "install",
                        "wasmtime",
                        "--from",
                        WasmtimeWheel.orSkip().toString());
        assertEquals(end.err(), 0, end.code());
        return end;
    }

    private GantryProcess.End gantry(String... words) {
        return GantryProcess.in(home, words);
    }
}
