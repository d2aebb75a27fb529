// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import static dev.gantry.wasm.Refusal.refuses;
import static dev.gantry.wasm.WasmBytes.hex;
import static dev.gantry.wasm.WasmBytes.join;
import static dev.gantry.wasm.WasmBytes.module;
import static dev.gantry.wasm.WasmBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads constants as values of globals; what they compute is for the validator. */
final class ConstantExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "41 8080808078",
                "42 80808080808080807f",
                "43 0b 0b 0b 0b",
                "44 0b 0b 0b 0b 0b 0b 0b 0b",
                "23 00",
                "41 01 41 02 6a 41 03 6b 41 04 6c",
                "42 01 42 02 7c 42 03 7d 42 04 7e",
                "d0 70",
                "d0 6f",
                "d0 00",
                "d2 00",
                "41 00 fb 00 00",
                "fb 01 00",
                "41 00 41 00 fb 06 00",
                "41 00 fb 07 00",
                "41 00 41 00 fb 08 00 02",
                "41 00 fb 1c",
                "d0 6f fb 1a",
                "d0 6e fb 1b",
                "fd 0c 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"
            })
    void skipsEveryInstructionOfConstants(String constant) {
        byte[] wasm = global(constant + "0b");
        assertEquals(1, ModuleReader.read("x", wasm).spaces().globals().size());
    }

    @Test
    void skipsInitialValueOfTable() {
        byte[] wasm = module(section(4, "02 40 00 64 70 00 05 d2 00 0b 70 00 00"));
        assertEquals(2, ModuleReader.read("x", wasm).spaces().tables().size());
    }

    @Test
    void refusesUnknownEncodingOfTable() {
        refuses(
                module(section(4, "01 40 01 70 00 00 d0 70 0b")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 11 (0xb), in the table section: unknown encoding of a table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "10", "fb 02", "fd 0d"})
    void refusesInstructionThatIsNotConstant(String instruction) {
        refuses(
                global(instruction + "00 0b"),
                ErrorCode.INVALID_MODULE,
                "invalid at byte 13 (0xd), in the global section: the instruction 0x"
                        + readable(instruction)
                        + " is not allowed in a constant");
    }

    @Test
    void refusesConstantWithoutEnd() {
        refuses(
                global("41 00"),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 15 (0xf), in the global section: what starts here goes past the"
                        + " end of the section");
    }

    private static String readable(String instruction) {
        return switch (instruction) {
            case "00" -> "0";
            case "fd 0d" -> "fd 13";
            case "fb 02" -> "fb 2";
            default -> instruction;
        };
    }

    private static byte[] global(String hexConstant) {
        return module(section(6, join(hex("01 7f 00"), hex(hexConstant))));
    }
}
