// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptFileTest {
    private static final ModuleClasses CLASSES =
            new ModuleClasses("A", Map.of("A", new byte[] {1, 2, 3}), Set.of(4, 5));

    private final byte[] content = KeptFile.write(CLASSES);

    @Test
    void readsBackWhatItWrote() throws IOException {
        ModuleClasses read = KeptFile.read("A", content);
        assertEquals("A", read.mainClass());
        assertEquals(Set.of(4, 5), read.interpreted());
        assertArrayEquals(new byte[] {1, 2, 3}, read.classes().get("A"));
    }

    @Test
    void refusesEveryTruncation() {
        for (int length = 0; length < content.length; length++) {
            byte[] cut = Arrays.copyOf(content, length);
            assertThrows(IOException.class, () -> KeptFile.read("A", cut));
        }
    }

    @Test
    void refusesTheFileOfAnotherModule() {
        assertThrows(IOException.class, () -> KeptFile.read("B", content));
    }
}
