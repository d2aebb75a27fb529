// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import static dev.gantry.wasm.Refusal.refuses;
import static dev.gantry.wasm.WasmBytes.hex;
import static dev.gantry.wasm.WasmBytes.join;
import static dev.gantry.wasm.WasmBytes.module;
import static dev.gantry.wasm.WasmBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.ErrorCode;
import dev.gantry.wasm.ModuleReader;
import dev.gantry.wasm.format.BinaryReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Constants as values of globals, beside an imported function and two imported globals. */
final class ConstantExpressionTest {
    /** A function, a structure and an array. */
    private static final byte[] TYPES = section(1, "03 60 00 00 5f 01 7f 01 5e 7f 01");

    /** A function, a global that cannot change, one that can. */
    private static final byte[] IMPORTS =
            section(2, "03 00 00 00 00 00 00 03 7f 00 00 00 03 7f 01");

    @ParameterizedTest
    @CsvSource({
        "7f, 41 8080808078",
        "7e, 42 80808080808080807f",
        "7d, 43 0b 0b 0b 0b",
        "7c, 44 0b 0b 0b 0b 0b 0b 0b 0b",
        "7f, 23 00",
        "7f, 41 01 41 02 6a 41 03 6b 41 04 6c",
        "7e, 42 01 42 02 7c 42 03 7d 42 04 7e",
        "70, d0 70",
        "6f, d0 6f",
        "63 00, d0 00",
        "70, d2 00",
        "64 00, d2 00",
        "64 01, 41 00 fb 00 01",
        "6b, fb 01 01",
        "64 02, 41 00 41 00 fb 06 02",
        "6a, 41 00 fb 07 02",
        "64 6a, 41 00 41 00 fb 08 02 02",
        "6c, 41 00 fb 1c",
        "6e, d0 6f fb 1a",
        "6f, d0 6e fb 1b",
        "7b, fd 0c 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"
    })
    void acceptsEveryInstructionOfConstants(String type, String constant) {
        assertEquals(
                3, ModuleReader.read("x", global(type, constant + "0b")).spaces().globals().size());
    }

    @ParameterizedTest
    @CsvSource({
        "7f, 42 00, 'end: i32 is expected, not i64'",
        "7f, 41 00 41 00, end: 1 values are left over",
        "7f, '', end: the stack has too few values",
        "7f, 41 00 6a, i32.add: the stack has too few values",
        "7f, 23 01, global.get: global 1 can change",
        "64 01, fb 01 00, 'struct.new_default: type 0 is a function type, not a structure type'",
        "64 70, d0 70, 'end: (ref func) is expected, not (ref null func)'",
        "63 01, d2 00, 'end: (ref null 1) is expected, not (ref 0)'"
    })
    void refusesConstantOfWrongType(String type, String constant, String message) {
        int at = 12 + TYPES.length + IMPORTS.length + hex(type).length + length(constant, message);
        refuses(
                global(type, constant + "0b"),
                ErrorCode.INVALID_MODULE,
                String.format("invalid at byte %d (0x%x), in the global section: ", at, at)
                        + message);
    }

    /** The message names the last instruction, or the {@code end} behind it. */
    private static int length(String constant, String message) {
        int all = hex(constant).length;
        return switch (message.substring(0, message.indexOf(':'))) {
            case "end" -> all;
            case "i32.add" -> all - 1;
            case "global.get" -> all - 2;
            default -> 0;
        };
    }

    @Test
    void refusesGlobalThatComesLater() {
        refuses(
                module(section(6, "02 7f 00 23 01 0b 7f 00 41 00 0b")),
                ErrorCode.INVALID_MODULE,
                "invalid at byte 14 (0xe), in the global section: global 1 does not exist");
    }

    @Test
    void acceptsGlobalThatCameBefore() {
        byte[] wasm = module(section(6, "02 7f 00 41 00 0b 7f 00 23 00 0b"));
        assertEquals(2, ModuleReader.read("x", wasm).spaces().globals().size());
    }

    @Test
    void acceptsInitialValueOfTable() {
        byte[] wasm = module(TYPES, IMPORTS, section(4, "02 40 00 64 70 00 05 d2 00 0b 70 00 00"));
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
    @CsvSource({"00, unreachable", "10, call", "fb02, struct.get", "fd0d, i8x16.shuffle"})
    void refusesInstructionThatIsNotConstant(String code, String name) {
        refuses(
                module(section(6, join(hex("01 7f 00"), hex(code), hex("00 0b")))),
                ErrorCode.INVALID_MODULE,
                "invalid at byte 13 (0xd), in the global section: "
                        + name
                        + ": not allowed in a constant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"27", "fb 1f", "fe 7f"})
    void refusesUnknownInstruction(String code) {
        refuses(
                module(section(6, join(hex("01 7f 00"), hex(code), hex("0b")))),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 13 (0xd), in the global section: unknown instruction "
                        + code.replace("27", "0x27")
                                .replace("fb 1f", "0xfb 31")
                                .replace("fe 7f", "0xfe 127"));
    }

    @Test
    void refusesConstantWithoutEnd() {
        refuses(
                module(section(6, "01 7f 00 41 00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 15 (0xf), in the global section: what starts here goes past the"
                        + " end of the section");
    }

    @Test
    void showsEachInstructionToWhoWalks() {
        byte[] wasm = module(TYPES, IMPORTS, section(6, "01 7f 00 41 05 23 00 6a 0b"));
        ModuleModel model = ModuleValidator.validate("x", wasm, FunctionVisitor.NONE);
        BinaryReader reader = new BinaryReader("x", wasm);
        int start = wasm.length - 6;
        reader.skip(start);
        List<String> seen = new ArrayList<>();
        ConstantExpression.walk(
                reader,
                model,
                (code, offset, end, immediate) ->
                        seen.add(
                                Integer.toHexString(code)
                                        + " "
                                        + (offset - start)
                                        + "-"
                                        + (end - start)
                                        + " "
                                        + immediate));
        assertEquals(List.of("41 0-2 5", "23 2-4 0", "6a 4-5 0", "b 5-6 0"), seen);
    }

    private static byte[] global(String hexType, String hexConstant) {
        return module(
                TYPES,
                IMPORTS,
                section(6, join(hex("01"), hex(hexType), hex("00"), hex(hexConstant))));
    }
}
