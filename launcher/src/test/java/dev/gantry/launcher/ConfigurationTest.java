// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
    private static final KnownKeys KEYS = new KnownKeys(Map.of("host", Set.of("memory", "stack")));
    private static final Map<String, Map<String, String>> GOOD =
            Map.of("host", Map.of("memory", "1m"));

    private final Map<String, Map<String, String>> received = new HashMap<>();
    private final Configuration.Receiver receiver = new Recorder();
    private boolean broken;

    @SuppressWarnings("NullAway.Init") // JUnit sets the fields
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Configuration configuration;

    @BeforeEach
    void begin() throws IOException {
        write("memory = 1m");
        configuration = Configuration.of(List.of(folder));
        configuration.begin(KEYS, receiver);
    }

    @Test
    void isHandedOverAtTheBeginning() {
        assertEquals(GOOD, received);
    }

    @Test
    void aFileThatIsMalformedLaterLeavesWhatHeld() throws IOException {
        write("memory 2m");
        assertTrue(settle().get(0).contains("line 1 is not of the form"));
        assertEquals(GOOD, received);
        assertEquals(1, configuration.files().troubles().size());
    }

    @Test
    void aKeyThatIsMistypedLaterLeavesWhatHeld() throws IOException {
        write("memory = 2m\nstak = 1k");
        assertTrue(settle().get(0).contains("unknown key 'stak'; did you mean 'stack'?"));
        assertEquals(GOOD, received);
    }

    @Test
    void aFileThatIsMendedHoldsAgain() throws IOException {
        write("memory 2m");
        settle();
        write("memory = 2m");
        settle();
        assertEquals(Map.of("host", Map.of("memory", "2m")), received);
    }

    @Test
    void aFileThatIsEmptyForOneLookLiftsNothing() throws IOException {
        write("");
        look();
        write("memory = 2m");
        look();
        assertEquals(GOOD, received);
        look();
        assertEquals(Map.of("host", Map.of("memory", "2m")), received);
    }

    @Test
    void aFileThatIsGoneGoesBackToTheDefault() throws IOException {
        Files.delete(folder.resolve("host.cfg"));
        settle();
        assertEquals(Map.of(), received);
    }

    @Test
    void whatCouldNotBeHandedOverIsTriedAgain() throws IOException {
        write("memory = 2m");
        look();
        broken = true;
        assertThrows(UncheckedIOException.class, this::look);
        assertEquals(GOOD, received);
        broken = false;
        look();
        assertEquals(Map.of("host", Map.of("memory", "2m")), received);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("host.cfg"), text);
    }

    private List<String> look() {
        return configuration.look(KEYS, receiver);
    }

    /** Looks until a change counts. */
    private List<String> settle() {
        List<String> news = look();
        assertEquals(List.of(), look());
        return news;
    }

    private final class Recorder implements Configuration.Receiver {
        @Override
        public void update(String pid, Map<String, String> values) throws IOException {
            check();
            received.put(pid, values);
        }

        @Override
        public void delete(String pid) throws IOException {
            check();
            received.remove(pid);
        }

        private void check() throws IOException {
            if (broken) {
                throw new IOException("broken");
            }
        }
    }
}
