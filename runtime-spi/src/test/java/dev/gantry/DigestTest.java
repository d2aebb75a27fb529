// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class DigestTest {
    private static final String ABC =
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheSha256OfTheBytes() {
        assertEquals(ABC, Digest.of("abc".getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Test
    void parsesWhatItPrints() {
        assertEquals(ABC, Digest.parse(ABC).toString());
    }

    @Test
    void rejectsUppercaseHex() {
        assertThrows(
                IllegalArgumentException.class, () -> Digest.parse("sha256:" + "A".repeat(64)));
    }

    @Test
    void rejectsOtherAlgorithms() {
        assertThrows(IllegalArgumentException.class, () -> Digest.parse("md5:" + "a".repeat(32)));
    }
}
