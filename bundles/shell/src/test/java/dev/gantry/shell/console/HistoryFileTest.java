// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void isMadeWithItsFolder() {
        Path state = folder.resolve("a/b");
        assertEquals(Optional.of(state.resolve("history")), HistoryFile.in(state));
    }

    @Test
    void keepsWhatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("history"), "old");
        assertEquals(Optional.of(file), HistoryFile.in(folder));
        assertEquals("old", Files.readString(file));
    }

    @Test
    void isAbsentWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(Optional.empty(), HistoryFile.in(file));
    }
}
