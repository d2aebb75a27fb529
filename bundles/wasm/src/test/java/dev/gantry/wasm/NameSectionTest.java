// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import static dev.gantry.wasm.WasmBytes.custom;
import static dev.gantry.wasm.WasmBytes.hex;
import static dev.gantry.wasm.WasmBytes.module;
import static dev.gantry.wasm.WasmBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class NameSectionTest {
    @Test
    void namesTheFunctionsOfAGuest() {
        byte[] trap = WasmBytes.guest("trap");
        Map<Integer, String> names =
                NameSection.functionNames(trap, ModuleReader.read("trap", trap));
        assertEquals("inner", names.get(14));
        assertEquals("middle", names.get(15));
        assertEquals("outer", names.get(16));
        assertEquals("_start", names.get(17));
    }

    @Test
    void knowsNoNamesWithoutASection() {
        assertEquals(Map.of(), names());
    }

    @Test
    void passesOverOtherSubsections() {
        assertEquals(
                Map.of(0, "f"), names(hex("00 02 01 6d" + "02 03 01 00 00" + "01 04 01 00 01 66")));
    }

    @Test
    void keepsTheFirstOfTwoNames() {
        assertEquals(Map.of(0, "f"), names(hex("01 07 02 00 01 66 00 01 67")));
    }

    @Test
    void keepsWhatStandsBeforeAMistake() {
        assertEquals(Map.of(0, "f"), names(hex("01 07 02 00 01 66 01 09 67")));
    }

    @Test
    void ignoresNamesOfFunctionsThatDoNotExist() {
        assertEquals(Map.of(), names(hex("01 04 01 02 01 66")));
    }

    @Test
    void ignoresSubsectionThatIsTooLong() {
        assertEquals(Map.of(), names(hex("01 ffffffff0f 01 00 01 66")));
    }

    @Test
    void ignoresCountThatDoesNotFit() {
        assertEquals(Map.of(), names(hex("01 08 ffffffff0f 00 01 66")));
    }

    @Test
    void ignoresNameThatIsNotUtf8() {
        assertEquals(Map.of(), names(hex("01 04 01 00 01 ff")));
    }

    @Test
    void ignoresGarbage() {
        assertEquals(Map.of(), names(hex("de ad be ef")));
    }

    /** The names that a module with two functions and these name sections has. */
    private static Map<Integer, String> names(byte[]... nameSections) {
        byte[] wasm =
                module(
                        section(1, "01 60 00 00"),
                        section(3, "02 00 00"),
                        section(10, "02 02 00 0b 02 00 0b"));
        for (byte[] content : nameSections) {
            wasm = WasmBytes.join(wasm, custom("name", content));
        }
        return NameSection.functionNames(wasm, ModuleReader.read("x", wasm));
    }
}
