// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompileFailureTest {
    @ParameterizedTest
    @CsvSource({
        "unexpected end-of-file (at offset 0xa), TRUNCATED_MODULE",
        "malformed section id: 127 (at offset 0xa), MALFORMED_MODULE",
        "invalid leading byte (0x0) for type (at offset 0xb), MALFORMED_MODULE",
        "duplicate export name `a` already defined (at offset 0x19), INVALID_MODULE",
        "threads must be enabled for shared memories (at offset 0x16), UNSUPPORTED_FEATURE"
    })
    void tellsMistakesApart(String message, ErrorCode code) {
        assertEquals(code, failure(message).code());
    }

    @Test
    void saysWhereInWords() {
        assertEquals(
                "cannot compile module 'm': unknown section (byte 31)",
                failure("failed to parse\n\nCaused by:\n    unknown section (at offset 0x1f)")
                        .getMessage());
    }

    @Test
    void takesTheInnermostReason() {
        String message =
                """
                failed to compile: wasm[0]::function[0]

                Caused by:
                    0: WebAssembly translation error
                    1: Invalid input WebAssembly code at offset 24: type mismatch""";
        assertEquals(
                "cannot compile module 'm': type mismatch (byte 24)",
                failure(message).getMessage());
    }

    @Test
    void namesTheFeatureThatIsMissing() {
        GantryException failure =
                failure("    1: legacy_exceptions feature required for try instruction");
        assertEquals("legacy-exceptions", failure.subject());
    }

    /** A guest that calls an export like this is not believed. */
    @Test
    void doesNotTakeWordsOfTheGuestForItsOwn() {
        GantryException failure =
                failure("duplicate export name `threads \u001b[31m` already defined");
        assertEquals(ErrorCode.INVALID_MODULE, failure.code());
        assertFalse(failure.describe().contains("\u001b"));
    }

    private static GantryException failure(String message) {
        return CompileFailure.of(message, "m");
    }
}
