// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import static dev.gantry.wasm.Refusal.refuses;
import static dev.gantry.wasm.WasmBytes.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.WasmBytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PreambleTest {
    @Test
    void refusesEmptyFile() {
        refuses(new byte[0], ErrorCode.EMPTY_FILE, "the file is empty");
    }

    @Test
    void refusesPreambleThatIsCut() {
        refuses(
                hex("00 61 73 6d 01"),
                ErrorCode.TRUNCATED_MODULE,
                "truncated at byte 5 (0x5), in the preamble: 3 more bytes expected");
    }

    @Test
    void refusesMagicThatIsCut() {
        refuses(
                hex("00"),
                ErrorCode.TRUNCATED_MODULE,
                "truncated at byte 1 (0x1), in the preamble: 7 more bytes expected");
    }

    @Test
    void refusesComponent() {
        refuses(
                WasmBytes.guest("component"),
                ErrorCode.COMPONENT_UNSUPPORTED,
                "a WebAssembly component, not a core module");
    }

    @Test
    void refusesUnknownVersion() {
        refuses(
                hex("00 61 73 6d 02 00 00 00"),
                ErrorCode.MALFORMED_MODULE,
                "WebAssembly of an unknown version; only 1 is known");
    }

    @Test
    void saysWhatAFileLooksLikeAndWhatToDo() {
        InvalidModuleException refusal =
                refuses(
                        "(module)".getBytes(StandardCharsets.UTF_8),
                        ErrorCode.NOT_WEBASSEMBLY,
                        "not a WebAssembly file; it looks like WebAssembly in the text format");
        assertEquals("turn it into a binary, for example with wat2wasm", refusal.hint());
    }

    @Test
    void refusesOtherBytesWithoutAGuess() {
        InvalidModuleException refusal =
                refuses(hex("01 02 03 04 05"), ErrorCode.NOT_WEBASSEMBLY, "not a WebAssembly file");
        assertEquals(ErrorCode.NOT_WEBASSEMBLY.hint(), refusal.hint());
    }
}
