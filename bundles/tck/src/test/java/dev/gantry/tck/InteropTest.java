// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class InteropTest {
    private final Path folder;

    InteropTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void findsAToolOnThePath() throws IOException {
        Path tool = Files.createFile(folder.resolve("tool"));
        assertTrue(tool.toFile().setExecutable(true));
        assertEquals(Optional.of(tool), interop().find("tool"));
        assertEquals(tool, interop().demand("tool", "anywhere"));
    }

    @Test
    void findsNoFileThatCannotBeRun() throws IOException {
        Files.createFile(folder.resolve("tool"));
        assertEquals(Optional.empty(), interop().find("tool"));
    }

    @Test
    void skipsWithTheNameAndOriginOfAMissingTool() {
        var skipped =
                assertThrows(
                        TestAbortedException.class,
                        () -> interop().demand("tool", "package tools"));
        assertTrue(skipped.toString().contains("needs the tool 'tool' (package tools)"));
    }

    @Test
    void failsWithoutAToolThatIsRequired() {
        Interop strict = new Interop("required", false, folder.toString());
        var failure =
                assertThrows(AssertionFailedError.class, () -> strict.demand("tool", "anywhere"));
        assertTrue(failure.toString().contains("'tool'"));
    }

    @Test
    void refusesAnUnknownMode() {
        Interop unclear = new Interop("requird", false, folder.toString());
        assertThrows(IllegalArgumentException.class, () -> unclear.demand("tool", "anywhere"));
    }

    @Test
    void runsLongTestsOnlyWhenAsked() {
        assertThrows(TestAbortedException.class, () -> interop().demandTime());
        assertDoesNotThrow(() -> new Interop("auto", true, "").demandTime());
    }

    private Interop interop() {
        return new Interop("auto", false, folder.toString());
    }
}
