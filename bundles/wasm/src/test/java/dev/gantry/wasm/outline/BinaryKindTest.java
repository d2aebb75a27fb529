// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.wasm.WasmBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BinaryKindTest {
    @ParameterizedTest
    @CsvSource({
        "0061736d01000000, CORE_MODULE",
        "0061736d0100000000, CORE_MODULE",
        "0061736d0d000100, COMPONENT",
        "0061736d0a000100, COMPONENT",
        "0061736d02000000, UNKNOWN_VERSION",
        "0061736d01010000, UNKNOWN_VERSION",
        "0061736d01000200, UNKNOWN_VERSION",
        "0061736d01000001, UNKNOWN_VERSION",
        "0061736d010000, NOT_WEBASSEMBLY",
        "0061736e01000000, NOT_WEBASSEMBLY",
        "'', NOT_WEBASSEMBLY",
    })
    void looksAtThePreambleAlone(String file, BinaryKind kind) {
        assertEquals(kind, BinaryKind.of(WasmBytes.hex(file)));
    }
}
