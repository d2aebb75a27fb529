// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import static dev.gantry.wasm.Refusal.refuses;
import static dev.gantry.wasm.WasmBytes.hex;
import static dev.gantry.wasm.WasmBytes.join;
import static dev.gantry.wasm.WasmBytes.leb;
import static dev.gantry.wasm.WasmBytes.module;
import static dev.gantry.wasm.WasmBytes.repeat;
import static dev.gantry.wasm.WasmBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.ErrorCode;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.ValueType;
import dev.gantry.wasm.ModuleReader;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads types where most of them can stand: in an import. */
final class TypeReaderTest {
    @ParameterizedTest
    @CsvSource({
        "7f, I32",
        "7e, I64",
        "7d, F32",
        "7c, F64",
        "7b, V128",
        "70, FUNCREF",
        "6f, EXTERNREF",
        "63 70, FUNCREF",
        "63 6f, EXTERNREF",
        "64 70, OTHER_REFERENCE",
        "64 6f, OTHER_REFERENCE",
        "64 00, OTHER_REFERENCE",
        "63 8000, OTHER_REFERENCE",
        "63 69, OTHER_REFERENCE"
    })
    void readsValueTypes(String encoded, ValueType type) {
        assertEquals(new GlobalType(type, false), imported("03" + encoded + "00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"69", "6a", "6b", "6c", "6d", "6e", "71", "72", "73", "74"})
    void readsOtherHeapTypes(String encoded) {
        assertEquals(
                new GlobalType(ValueType.OTHER_REFERENCE, true), imported("03" + encoded + "01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "60", "65", "68", "75", "77", "78", "00"})
    void refusesUnknownValueType(String encoded) {
        refuses(
                importing("03" + encoded + "00"),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 20 (0x14), in the import section: unknown value type 0x"
                        + encoded);
    }

    @Test
    void refusesUnknownHeapType() {
        refuses(
                importing("03 63 40 00"),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 21 (0x15), in the import section: unknown heap type");
    }

    @Test
    void refusesUnknownMutability() {
        refuses(
                importing("03 7f 02"),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 21 (0x15), in the import section: unknown mutability 0x02");
    }

    @ParameterizedTest
    @CsvSource({
        "02 00 01, memory 1",
        "02 01 01 02, memory 1 2",
        "02 03 01 02, memory 1 2 shared",
        "02 04 8080808010, memory i64 4294967296",
        "02 05 01 02, memory i64 1 2",
        "02 07 01 02, memory i64 1 2 shared",
        "01 70 00 05, table 5 funcref",
        "01 6f 01 05 ffffffff0f, table 5 4294967295 externref",
        "01 64 00 00 00, table 0 ref",
        "01 70 05 01 02, table 1 2 funcref",
        "00 00, func",
        "04 00 00, tag func"
    })
    void readsExternTypes(String encoded, String text) {
        assertEquals(text, imported(encoded).toString());
    }

    @Test
    void takesSizesBeyondLongAsTheGreatestLong() {
        assertEquals(
                "table 0 " + Long.MAX_VALUE + " funcref",
                imported("01 70 05 00 ffffffffffffffffff01").toString());
    }

    @Test
    void refusesUnknownLimits() {
        refuses(
                importing("02 08 01 10"),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 20 (0x14), in the import section: unknown kind of limits 0x08");
    }

    @Test
    void refusesTableOfNumbers() {
        refuses(
                importing("01 7f 00 00"),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 20 (0x14), in the import section: unknown value type 0x7f");
    }

    @Test
    void keepsFunctionTypesOfGroupsByTheirIndex() {
        byte[] wasm =
                module(
                        section(
                                1,
                                "03"
                                        + "4e 00"
                                        + "4e 03  50 00 5f 02 78 01 63 01 00"
                                        + "       4f 01 00 5f 03 78 01 63 01 00 7f 00"
                                        + "       5e 77 01"
                                        + "60 01 64 00 01 7f"),
                        section(2, "01 00 00 00 03"));
        assertEquals(
                "func (param ref) (result i32)",
                ModuleReader.read("x", wasm).imports().get(0).type().toString());
    }

    @Test
    void keepsFunctionTypesThatAreSubtypes() {
        byte[] wasm =
                module(
                        section(1, "02 50 00 60 00 00 4f 01 00 60 00 00"),
                        section(2, "01 00 00 00 01"));
        assertEquals("func", ModuleReader.read("x", wasm).imports().get(0).type().toString());
    }

    @Test
    void refusesUnknownFormOfType() {
        refuses(
                module(section(1, "01 5d 00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 11 (0xb), in the type section: unknown form of a type 0x5d");
    }

    @Test
    void refusesGroupWithinGroup() {
        refuses(
                module(section(1, "01 4e 01 4e 00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 13 (0xd), in the type section: unknown form of a type 0x4e");
    }

    @Test
    void refusesTwoSupertypes() {
        refuses(
                module(section(1, "01 50 02 00 00 5f 00")),
                ErrorCode.INVALID_MODULE,
                "invalid at byte 12 (0xc), in the type section: a type has 2 supertypes");
    }

    @ParameterizedTest
    @CsvSource({
        "01 60, 1001, 7f, 13 (0xd), parameters are more than the 1000",
        "01 60 00, 1001, 7f, 14 (0xe), results are more than the 1000",
        "01 5f, 10001, 7f00, 14 (0xe), fields are more than the 10000"
    })
    void refusesMoreThanTheCaps(
            String before, int count, String each, String position, String message) {
        byte[] entries = join(leb(count), repeat(count, each), hex("00"));
        refuses(
                module(section(1, join(hex(before), entries))),
                ErrorCode.MODULE_LIMIT,
                String.format(
                        "too large at byte %s, in the type section: %d %s allowed",
                        position, count, message));
    }

    @Test
    void readsMaximumOfMemory() {
        byte[] wasm = module(section(5, "01 01 00 10"));
        assertEquals(
                OptionalLong.of(16),
                ModuleReader.read("x", wasm).spaces().memories().get(0).maximum());
    }

    private static ExternType imported(String hexType) {
        return ModuleReader.read("x", importing(hexType)).imports().get(0).type();
    }

    /** A module with one function type, and an import without names of this type. */
    private static byte[] importing(String hexType) {
        return module(section(1, "01 60 00 00"), section(2, join(hex("01 00 00"), hex(hexType))));
    }
}
