// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.Test;

/** Configuration files, as commands and the console read them. */
public class ConfigurationIT {
    /** Less than any of our guests needs. */
    private static final String TOO_LITTLE = "memory = 64k";

    private static final String HELLO = Distribution.guest("hello").toString();

    private final Path home = Distribution.workFolder();

    @Test
    public void givesTheLimitsThatACommandLineDoesNotSay() throws IOException {
        configure(TOO_LITTLE);
        GantryProcess.End end = gantry("run", HELLO);
        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("[GNT-5002]"));
        assertEquals(0, gantry("run", "--memory=1m", HELLO).code());
    }

    @Test
    public void ofTheUserWinsKeyByKey() throws IOException {
        Path copy = Distribution.copy();
        Files.writeString(
                copy.resolve("etc/dev.gantry.host.cfg"), "memory = 64k\nfuel = unlimited\n");
        configure("memory = 1m");
        GantryProcess.End end = gantry(copy, "run", "--json", HELLO);
        assertEquals(end.out(), 0, end.code());
        assertTrue(end.out(), end.out().contains("\"fuelExact\":true"));
    }

    @Test
    public void thatIsMalformedIsNamedAndNothingRuns() throws IOException {
        Path file = configure("# fine\nmemory 64k");
        GantryProcess.End end = gantry("run", HELLO);
        assertEquals(1, end.code());
        assertTrue(
                end.err(),
                end.err().contains(file + ": line 2 is not of the form 'key = value' [GNT-1002]"));
        assertEquals("", end.out());
    }

    @Test
    public void thatIsMalformedDoesNotKeepTheDoctorAway() throws IOException {
        configure("memory 64k");
        GantryProcess.End end = gantry("doctor", "--missing");
        assertEquals(1, end.code());
        assertTrue(end.out(), end.out().contains("line 1 is not of the form"));
    }

    @Test
    public void withAValueThatCannotBeMeantIsNamedByItsKeyAndFile() throws IOException {
        Path file = configure("memory = 64mb");
        GantryProcess.End end = gantry("run", HELLO);
        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("memory"));
        assertTrue(end.err(), end.err().contains(file.toString()));
        assertTrue(end.err(), end.err().contains("[GNT-1002]"));
    }

    @Test
    public void withAnUnknownKeyIsNamedAndNothingRuns() throws IOException {
        Path file = configure("stack = 64k\nmemmory = 64k");
        GantryProcess.End end = gantry("run", HELLO);
        assertEquals(1, end.code());
        assertTrue(
                end.err(),
                end.err()
                        .contains(
                                file
                                        + ": unknown key 'memmory'; did you mean 'memory'?"
                                        + " [GNT-1002]"));
        assertEquals("", end.out());
    }

    @Test
    public void withAnUnknownKeyKeepsNothingElseAway() throws IOException {
        configure("memmory = 64k");
        assertEquals(0, gantry("version").code());
        assertEquals(0, gantry("inspect", HELLO).code());
        GantryProcess.End end = gantry("doctor", "--missing");
        assertEquals(1, end.code());
        assertTrue(end.out(), end.out().contains("BROKEN  configuration "));
    }

    @Test
    public void isShownByTheDoctor() throws IOException {
        Path file = configure(TOO_LITTLE);
        assertTrue(gantry("doctor").out().contains(file.toString()));
    }

    @Test
    public void asItIsShippedConfiguresNothing() {
        GantryProcess.End end = gantry("run", HELLO);
        assertEquals("", end.err());
        assertFalse(Distribution.jars("bundle/configuration").isEmpty());
    }

    @Test
    public void isAppliedByARunningConsole() throws IOException {
        try (GantryProcess console =
                GantryProcess.start(GantryProcess.builder(Distribution.HOME, home))) {
            console.type("run " + HELLO + "\n");
            console.awaitText("Hello, stranger!");
            configure(TOO_LITTLE);
            assertEquals(1, refusal(console).code());
        }
    }

    /** A script ends at the first command that fails, and takes no more then. */
    private static GantryProcess.End refusal(GantryProcess console) {
        boolean takesMore = true;
        while (takesMore) {
            try {
                console.type("run " + HELLO + "\n");
                GantryProcess.pause();
            } catch (UncheckedIOException e) {
                takesMore = false;
            }
        }
        GantryProcess.End end = console.await();
        assertTrue(end.err(), end.err().contains("[GNT-5002]"));
        return end;
    }

    private Path configure(String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve("config"));
        return Files.writeString(folder.resolve("dev.gantry.host.cfg"), text + "\n");
    }

    private GantryProcess.End gantry(String... words) {
        return gantry(Distribution.HOME, words);
    }

    private GantryProcess.End gantry(Path distribution, String... words) {
        String[] all = Stream.of(words).toArray(String[]::new);
        try (GantryProcess running =
                GantryProcess.start(GantryProcess.builder(distribution, home, all))) {
            running.closeInput();
            return running.await();
        }
    }
}
