// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappedFilesTest {
    private static final Path FILE = Path.of("/opt/libwasmtime.so");
    private static final String CURRENT = "7f00-7f01 r-xp 00000000 08:01 12 /opt/libwasmtime.so";
    private static final String REPLACED = CURRENT.replace(" 12 ", " 11 ") + " (deleted)";

    @Test
    void refusesAPathThatStillGivesTheOldLibrary() {
        assertThrows(
                LibraryRefusal.class, () -> MappedFiles.check(FILE, List.of("other", REPLACED)));
    }

    @Test
    void takesTheFileThatIsThere() {
        assertDoesNotThrow(() -> MappedFiles.check(FILE, List.of(CURRENT)));
        assertDoesNotThrow(() -> MappedFiles.check(FILE, List.of(REPLACED, CURRENT)));
        assertDoesNotThrow(() -> MappedFiles.check(FILE, List.of()));
    }
}
