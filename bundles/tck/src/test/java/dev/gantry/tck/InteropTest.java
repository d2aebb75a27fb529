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
    @Test
    void findsAToolOnThePath(@TempDir Path folder) throws IOException {
        Path tool = Files.createFile(folder.resolve("tool"));
        assertTrue(tool.toFile().setExecutable(true));
        assertEquals(Optional.of(tool), interop(folder).find("tool"));
        assertEquals(tool, interop(folder).demand("tool", "anywhere"));
    }

    @Test
    void findsNoFileThatCannotBeRun(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("tool"));
        assertEquals(Optional.empty(), interop(folder).find("tool"));
    }

    @Test
    void skipsWithTheNameAndOriginOfAMissingTool(@TempDir Path folder) {
        var skipped =
                assertThrows(
                        TestAbortedException.class,
                        () -> interop(folder).demand("tool", "package tools"));
        assertTrue(skipped.toString().contains("needs the tool 'tool' (package tools)"));
    }

    @Test
    void failsWithoutAToolThatIsRequired(@TempDir Path folder) {
        Interop strict = new Interop("required", false, folder.toString());
        var failure =
                assertThrows(AssertionFailedError.class, () -> strict.demand("tool", "anywhere"));
        assertTrue(failure.toString().contains("'tool'"));
    }

    @Test
    void refusesAnUnknownMode(@TempDir Path folder) {
        Interop unclear = new Interop("requird", false, folder.toString());
        assertThrows(IllegalArgumentException.class, () -> unclear.demand("tool", "anywhere"));
    }

    @Test
    void runsLongTestsOnlyWhenAsked() {
        assertThrows(TestAbortedException.class, () -> new Interop("auto", false, "").demandTime());
        assertDoesNotThrow(() -> new Interop("auto", true, "").demandTime());
    }

    private static Interop interop(Path folder) {
        return new Interop("auto", false, folder.toString());
    }
}
