// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibrarySettingsTest {
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "ab".repeat(32);

    @Test
    void nameNoFileAndAcceptNothingUnlessSomebodySaysSo() throws LibraryRefusal {
        assertEquals(Optional.empty(), LibrarySettings.NONE.file());
        assertEquals(Set.of(), LibrarySettings.NONE.accepted());
    }

    @Test
    void nameAFile() throws LibraryRefusal {
        LibrarySettings settings = new LibrarySettings(" /opt/libwasmtime.so ", "");
        assertEquals(Optional.of(Path.of("/opt/libwasmtime.so")), settings.file());
    }

    @Test
    void refuseARelativePath() {
        LibrarySettings settings = new LibrarySettings("lib/libwasmtime.so", "");
        LibraryRefusal refusal = assertThrows(LibraryRefusal.class, settings::file);
        assertTrue(refusal.reason().startsWith("dev.gantry.engine.wasmtime: library = "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s,%s", "%s , %s", "sha256:%s %s"})
    void acceptHashes(String form) throws LibraryRefusal {
        LibrarySettings settings =
                new LibrarySettings("", form.formatted(ONE, TWO.toUpperCase(Locale.ROOT)));
        assertEquals(Set.of(ONE, TWO), settings.accepted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "any", "abc", "sha512:abc"})
    void refuseWhatIsNoHash(String accept) {
        LibraryRefusal refusal =
                assertThrows(LibraryRefusal.class, new LibrarySettings("", accept)::accepted);
        assertTrue(refusal.reason().contains("64 hexadecimal digits"), refusal.reason());
    }
}
