// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Test;

/** The example of a host interface, dropped into the user's deploy folder. */
public class DictionaryIT {
    private final Path home = Distribution.workFolder();
    private final String guest = Distribution.guest("dictionary").toString();

    @Before
    public void drop() throws IOException {
        Path deploy = Files.createDirectories(home.resolve("data/deploy"));
        Files.copy(
                Path.of(System.getProperty("gantry.kit"), "examples.dictionary.jar"),
                deploy.resolve("dictionary.jar"));
    }

    private GantryProcess.End run(String... words) {
        return GantryProcess.in(home, words);
    }

    @Test
    public void isRefusedWithTheFlagThatWouldGrantIt() {
        GantryProcess.End end = run("run", guest, "host");

        assertEquals("", end.out());
        assertEquals(126, end.code());
        assertTrue(end.err(), end.err().contains("--allow acme:dictionary"));
    }

    @Test
    public void answersWhereItIsGranted() {
        GantryProcess.End end = run("run", "--allow=acme:dictionary", guest, "host", "x");

        assertEquals(end.err(), "host: someone who has guests\nx: nothing\n", end.out());
    }

    @Test
    public void answersForTheWordThatIsGrantedAlone() {
        GantryProcess.End end = run("run", "--allow=acme:dictionary=host", guest, "host", "guest");

        assertEquals(end.err(), "host: someone who has guests\nguest: nothing\n", end.out());
        assertTrue(end.err(), end.err().contains("refused: define 'guest': not this word"));
    }

    @Test
    public void isUnknownWithoutItsBundle() throws IOException {
        Files.delete(home.resolve("data/deploy/dictionary.jar"));
        GantryProcess.End end = run("run", "--allow=acme:dictionary", guest, "host");

        assertEquals(1, end.code());
        assertTrue(end.err(), end.err().contains("acme:dictionary"));
    }
}
