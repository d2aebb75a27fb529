// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64, libwasmtime.so",
        "Linux, aarch64, linux-aarch64, libwasmtime.so",
        "Mac OS X, aarch64, macos-aarch64, libwasmtime.dylib",
        "Windows 11, amd64, windows-x86_64, wasmtime.dll"
    })
    void namesItsLibrary(String system, String processor, String name, String file) {
        Platform platform = Platform.of(system, processor);
        assertEquals(name, platform.name());
        assertEquals(file, platform.fileName());
    }

    @Test
    void knowsTheFolderOfTheProcessor() {
        Path multiarch = Path.of("/usr/lib/aarch64-linux-gnu");
        assertTrue(Platform.of("Linux", "aarch64").places().contains(multiarch));
    }

    @Test
    void hasAKnownLibraryOnlyWhereTheTestsWereRun() {
        assertTrue(KnownLibrary.of(Platform.of("Linux", "amd64")).isPresent());
        assertEquals(Optional.empty(), KnownLibrary.of(Platform.of("Linux", "aarch64")));
    }
}
