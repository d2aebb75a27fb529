// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.Test;

/** Which engine a guest runs on where nothing was installed beside the distribution. */
public class EnginesIT {
    /** A program whose {@code _start} needs SIMD. */
    private static final byte[] VECTORS =
            HexFormat.of()
                    .parseHex(
                            "0061736d01000000010401600000030201000503010001071302066d656d6f7279"
                                    + "0200065f737461727400000a1a011800fd0c01000000020000000300000004"
                                    + "000000fd1b001a0b");

    private final Path home = Distribution.workFolder();
    private final String hello = Distribution.guest("hello").toString();

    @Test
    public void theJavaEngineRunsWhatNamesNone() {
        GantryProcess.End end = GantryProcess.in(home, "run", "--json", hello);
        assertEquals("", end.err());
        assertTrue(end.out(), end.out().contains("\"engine\":\"chicory\""));
        assertTrue(
                end.out(),
                end.out().contains("\"engineReason\":\"the highest ranked engine for any guest\""));
    }

    @Test
    public void anEngineForTrustedGuestsIsRefusedToOthers() {
        GantryProcess.End end = GantryProcess.in(home, "run", "--engine", "wasmtime-jni", hello);
        assertEquals(126, end.code());
        assertEquals("", end.out());
        assertTrue(end.err(), end.err().contains("for trusted guests only"));
        assertTrue(end.err(), end.err().contains("--trusted"));
    }

    @Test
    public void anEngineForTrustedGuestsRunsThoseThatAre() {
        GantryProcess.End end =
                GantryProcess.in(
                        home, "run", "--trusted", "--engine", "wasmtime-jni", hello, "jni");
        assertEquals("", end.err());
        assertEquals("Hello, jni!\n", end.out());
        assertEquals(0, end.code());
    }

    @Test
    public void theConfiguredEngineRunsWhatNamesNone() throws IOException {
        configure("engine = chicory");
        GantryProcess.End end = GantryProcess.in(home, "run", "--json", hello);
        assertTrue(
                end.out(), end.out().contains("\"engineReason\":\"the configuration names it\""));
    }

    @Test
    public void aConfiguredEngineIsTrustedNoMoreThanANamedOne() throws IOException {
        configure("engine = wasmtime-jni");
        assertEquals(126, GantryProcess.in(home, "run", hello).code());
    }

    @Test
    public void aConfiguredEngineThatIsNotThereIsNamedWithItsFile() throws IOException {
        Path file = configure("engine = chikory");
        GantryProcess.End end = GantryProcess.in(home, "run", hello);
        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("there is no engine 'chikory'"));
        assertTrue(end.err(), end.err().contains("it stands in " + file));
        assertTrue(end.err(), end.err().contains("did you mean 'chicory'?"));
        assertEquals(1, GantryProcess.in(home, "doctor", "--missing").code());
    }

    @Test
    public void aGuestThatNeedsMoreIsToldWhoWouldHaveIt() throws IOException {
        Path vectors = Files.write(home.resolve("vectors.wasm"), VECTORS);
        GantryProcess.End end = GantryProcess.in(home, "run", vectors.toString());
        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("needs simd, which the engine chicory lacks"));
        assertTrue(end.err(), end.err().contains("[GNT-2004]"));
        assertTrue(end.err(), end.err().contains("wasmtime (not usable, "));
    }

    @Test
    public void anEngineWithoutItsLibrarySaysHowToGetIt() {
        assumeTrue(Distribution.RUNS_WASMTIME);
        GantryProcess.End end = GantryProcess.in(home, "run", "--engine", "wasmtime", hello);
        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("[GNT-2009]"));
        assertTrue(end.err(), end.err().contains("engines install wasmtime"));
    }

    @Test
    public void nothingIsDownloadedUnasked() throws IOException {
        assumeTrue(Distribution.RUNS_WASMTIME);
        GantryProcess.End end = GantryProcess.in(home, "engines", "install", "wasmtime");
        assertEquals(2, end.code());
        assertTrue(end.err(), end.err().contains("--yes agrees to: "));
        assertTrue(end.err(), end.err().contains("wasmtime==50.0.1"));
    }

    @Test
    public void anEngineForANewerJavaSaysSoAndIsNoTrouble() {
        assumeFalse(Distribution.RUNS_WASMTIME);
        String needs = "it needs Java 22 or newer, and this is Java ";
        GantryProcess.End listed = GantryProcess.in(home, "engines");
        assertEquals("", listed.err());
        assertTrue(listed.out(), listed.out().contains(needs));
        GantryProcess.End asked = GantryProcess.in(home, "run", "--engine", "wasmtime", hello);
        assertEquals(1, asked.code());
        assertTrue(asked.err(), asked.err().contains(needs));
        assertTrue(asked.err(), asked.err().contains("hint: set GANTRY_JAVA to Java 22 or newer"));
        GantryProcess.End installing =
                GantryProcess.in(home, "engines", "install", "wasmtime", "--yes");
        assertEquals(1, installing.code());
        assertTrue(installing.err(), installing.err().contains(needs));
    }

    @Test
    public void nothingOfThisIsBroken() {
        GantryProcess.End end = GantryProcess.in(home, "doctor");
        assertEquals(end.out(), 0, end.code());
        assertEquals("", end.err());
        assertTrue(end.out(), end.out().contains("off  engine          wasmtime, "));
    }

    @Test
    public void aConsoleIsSilentAboutIt() {
        try (GantryProcess console =
                GantryProcess.start(GantryProcess.builder(Distribution.HOME, home))) {
            console.type("run " + hello + " console\n");
            console.closeInput();
            GantryProcess.End end = console.await();
            assertEquals("Hello, console!\n", end.out());
            assertEquals("", end.err());
        }
    }

    @Test
    public void anEngineWithoutALibraryHasNothingToInstall() {
        GantryProcess.End end = GantryProcess.in(home, "engines", "install", "chicory");
        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("the engine chicory comes with all it needs"));
        assertFalse(end.err(), end.err().contains("exception"));
    }

    private Path configure(String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve("config"));
        return Files.writeString(folder.resolve("dev.gantry.host.cfg"), text + "\n");
    }
}
