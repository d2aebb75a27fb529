// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import static dev.gantry.wasm.Refusal.refuses;
import static dev.gantry.wasm.WasmBytes.custom;
import static dev.gantry.wasm.WasmBytes.hex;
import static dev.gantry.wasm.WasmBytes.join;
import static dev.gantry.wasm.WasmBytes.leb;
import static dev.gantry.wasm.WasmBytes.module;
import static dev.gantry.wasm.WasmBytes.repeat;
import static dev.gantry.wasm.WasmBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.engine.ValueType;
import dev.gantry.wasm.ModuleReader;
import dev.gantry.wasm.WasmBytes;
import dev.gantry.wasm.format.Caps;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.outline.Section;
import dev.gantry.wasm.outline.SectionKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ModuleValidatorTest {
    private static final byte[] ONE_TYPE = section(1, "01 60 00 00");

    @Test
    void readsTheSmallestModule() {
        ModuleOutline outline = ModuleReader.read("x", module());
        assertEquals(List.of(), outline.sections());
    }

    @ParameterizedTest
    @MethodSource("dev.gantry.wasm.WasmBytes#moduleGuests")
    void readsEveryGuest(String guest) {
        assertTrue(ModuleReader.read(guest, WasmBytes.guest(guest)).exports().size() > 0);
    }

    @Test
    void listsImportsOfAGuest() {
        FunctionType type = new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32));
        assertEquals(
                List.of(new ImportType("acme:missing/thing", "do-it", type)),
                ModuleReader.read("x", WasmBytes.guest("unknown-import")).imports());
    }

    @Test
    void listsExportsOfAGuest() {
        List<ExportType> exports = ModuleReader.read("x", WasmBytes.guest("no-entry")).exports();
        assertEquals(
                List.of(
                        "answer: func (result i32)",
                        "twice: func (param i64) (result i64)",
                        "memory: memory 1 2",
                        "callbacks: table 3 funcref",
                        "version: global i32",
                        "counter: global (mut i64)"),
                exports.stream().map(export -> export.name() + ": " + export.type()).toList());
    }

    @Test
    void countsImportsBeforeDefinitions() {
        FunctionType doIt = new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32));
        assertEquals(
                List.of(doIt, new FunctionType(List.of(), List.of())),
                ModuleReader.read("x", WasmBytes.guest("unknown-import")).spaces().functions());
    }

    @Test
    void findsTheStartFunction() {
        assertEquals(
                OptionalInt.of(0), ModuleReader.read("x", WasmBytes.guest("start-traps")).start());
    }

    @Test
    void findsCustomSections() {
        byte[] wasm = module(custom("a", hex("01 02 03")), custom("b", hex("")));
        assertEquals(
                Optional.of(new Section(SectionKind.CUSTOM, "a", 8, 12, 3)),
                ModuleReader.read("x", wasm).customSection("a"));
    }

    @Test
    void acceptsSectionsInTheOrderOfTheFormat() {
        byte[] wasm =
                module(
                        custom("any", hex("")),
                        ONE_TYPE,
                        section(2, "01 01 6d 01 6e 00 00"),
                        section(3, "01 00"),
                        section(4, "01 70 00 00"),
                        section(5, "01 00 01"),
                        section(13, "01 00 00"),
                        section(6, "01 7f 00 41 00 0b"),
                        section(7, "01 01 65 00 01"),
                        section(8, "01"),
                        section(9, "00"),
                        section(12, "01"),
                        section(10, "01 02 00 0b"),
                        section(11, "01 01 00"),
                        custom("any", hex("")));
        assertEquals(15, ModuleReader.read("x", wasm).sections().size());
    }

    @Test
    void refusesSectionOutOfOrder() {
        refuses(
                module(section(3, "00"), section(1, "00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 11 (0xb), in the type section: it must stand before the function"
                        + " section");
    }

    @Test
    void refusesTagSectionBehindGlobals() {
        refuses(
                module(section(6, "00"), section(13, "00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 11 (0xb), in the tag section: it must stand before the global"
                        + " section");
    }

    @Test
    void refusesSecondSectionOfAKind() {
        refuses(
                module(section(1, "00"), section(1, "00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 11 (0xb), in the type section: the section stands there twice");
    }

    @Test
    void refusesUnknownSection() {
        refuses(
                module(section(14, "00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 8 (0x8): unknown kind of section 14");
    }

    @Test
    void saysWhereSectionIsTruncated() {
        refuses(
                module(hex("0a 12 01")),
                ErrorCode.TRUNCATED_MODULE,
                "truncated at byte 11 (0xb), in the code section: 17 more bytes expected");
    }

    @Test
    void refusesCustomSectionOfHugeLength() {
        refuses(
                module(hex("00 ffffffff0f 00")),
                ErrorCode.TRUNCATED_MODULE,
                "truncated at byte 15 (0xf), in the custom section: 4294967294 more bytes"
                        + " expected");
    }

    @Test
    void refusesCustomSectionWithoutName() {
        refuses(
                module(section(0, "")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 10 (0xa), in the custom section: what starts here goes past the"
                        + " end of the section");
    }

    @Test
    void refusesBytesLeftOverInSection() {
        refuses(
                module(section(1, "00 00 00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 11 (0xb), in the type section: 2 bytes are left over");
    }

    @Test
    void refusesHugeCount() {
        refuses(
                module(section(2, "ffffffff0f")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 10 (0xa), in the import section: 4294967295 imports do not fit"
                        + " into 0 bytes");
    }

    @Test
    void refusesTwoExportsOfOneName() {
        refuses(
                module(
                        ONE_TYPE,
                        section(3, "01 00"),
                        section(7, "02 02 1b 65 00 00 02 1b 65 00 00"),
                        section(10, "01 02 00 0b")),
                ErrorCode.INVALID_MODULE,
                "invalid at byte 26 (0x1a), in the export section: two exports are called"
                        + " \"\uFFFDe\"");
    }

    @Test
    void refusesExportOfNothing() {
        refuses(
                module(section(7, "01 01 65 02 00")),
                ErrorCode.INVALID_MODULE,
                "invalid at byte 14 (0xe), in the export section: memory 0 does not exist");
    }

    @Test
    void refusesUnknownKindOfExport() {
        refuses(
                module(section(7, "01 01 65 05 00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 13 (0xd), in the export section: unknown kind of export 5");
    }

    @Test
    void refusesUnknownKindOfImport() {
        refuses(
                module(section(2, "01 01 6d 01 6e 05 00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 15 (0xf), in the import section: unknown kind of import 5");
    }

    @Test
    void refusesFunctionOfUnknownType() {
        refuses(
                module(ONE_TYPE, section(3, "01 01"), section(10, "01 02 00 0b")),
                ErrorCode.INVALID_MODULE,
                "invalid at byte 17 (0x11), in the function section: type 1 does not exist");
    }

    @Test
    void refusesFunctionOfStructureType() {
        refuses(
                module(section(1, "01 5f 00"), section(3, "01 00"), section(10, "01 02 00 0b")),
                ErrorCode.INVALID_MODULE,
                "invalid at byte 16 (0x10), in the function section: type 0 is no function type");
    }

    @Test
    void refusesStartThatIsNoFunction() {
        refuses(
                module(section(8, "00")),
                ErrorCode.INVALID_MODULE,
                "invalid at byte 10 (0xa), in the start section: function 0 does not exist");
    }

    @Test
    void refusesUnknownKindOfTag() {
        refuses(
                module(ONE_TYPE, section(13, "01 01 00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 17 (0x11), in the tag section: unknown kind of tag");
    }

    @Test
    void saysThatCodeIsMissingAtTheEnd() {
        refuses(
                module(ONE_TYPE, section(3, "02 00 00")),
                ErrorCode.TRUNCATED_MODULE,
                "truncated at byte 19 (0x13): 2 function bodies were announced, none follow");
    }

    @Test
    void saysThatDataIsMissingAtTheEnd() {
        refuses(
                module(section(12, "02")),
                ErrorCode.TRUNCATED_MODULE,
                "truncated at byte 11 (0xb): 2 data segments were announced, none follow");
    }

    @Test
    void refusesAnnouncedDataSegmentsAboveTheCap() {
        refuses(
                module(section(12, "ffffffff0f")),
                ErrorCode.MODULE_LIMIT,
                "too large at byte 10 (0xa), in the data count section: more than the 100000 data"
                        + " segments allowed");
    }

    @Test
    void refusesCodeThatIsMissingInTheMiddle() {
        refuses(
                module(ONE_TYPE, section(3, "01 00"), section(11, "00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 21 (0x15): 1 function bodies were announced, 0 follow");
    }

    @Test
    void refusesBodiesWithoutFunctions() {
        refuses(
                module(section(10, "01 02 00 0b")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 14 (0xe), in the code section: 0 function bodies were announced, 1 follow");
    }

    @Test
    void refusesOtherNumberOfDataSegmentsThanAnnounced() {
        refuses(
                module(section(12, "02"), section(11, "01 01 00")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 16 (0x10): 2 data segments were announced, 1 follow");
    }

    @Test
    void refusesBodyThatIsLongerThanTheSection() {
        refuses(
                module(ONE_TYPE, section(3, "01 00"), section(10, "01 03 00 0b")),
                ErrorCode.MALFORMED_MODULE,
                "malformed at byte 21 (0x15), in function 0: 3 bytes of a function body do not"
                        + " fit into 2 bytes");
    }

    @Test
    void refusesBodyAboveTheCap() {
        byte[] body = new byte[Caps.BODY_BYTES + 1];
        refuses(
                module(
                        ONE_TYPE,
                        section(3, "01 00"),
                        section(10, join(hex("01"), leb(body.length), body))),
                ErrorCode.MODULE_LIMIT,
                "too large at byte 24 (0x18), in function 0: 2097153 bytes of a function body are"
                        + " more than the 2097152 allowed");
    }

    @Test
    void refusesMoreSectionsThanAllowed() {
        byte[] wasm = module(repeat(Caps.SECTIONS + 1, "00 01 00"));
        refuses(
                wasm,
                ErrorCode.MODULE_LIMIT,
                "too large at byte 3000008 (0x2dc6c8), in the custom section: more than the 1000000"
                        + " sections allowed");
    }

    @Test
    void refusesMoreTypesInGroupsThanAllowed() {
        int half = Caps.TYPES / 2 + 1;
        byte[] group = join(hex("4e"), leb(half), repeat(half, "5f 00"));
        byte[] wasm = module(section(1, join(hex("02"), group, group)));
        refuses(
                wasm,
                ErrorCode.MODULE_LIMIT,
                "too large at byte 1000019 (0xf4253), in the type section: more than the 1000000"
                        + " types allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, types, 1000000",
        "2, 4, imports, 1000000",
        "3, 1, functions, 1000000",
        "4, 3, tables, 100",
        "5, 2, memories, 100",
        "13, 2, tags, 1000000",
        "6, 3, globals, 1000000",
        "7, 3, exports, 1000000",
        "9, 1, element segments, 100000",
        "10, 1, function bodies, 1000000",
        "11, 1, data segments, 100000"
    })
    void refusesMoreEntriesThanAllowed(int section, int bytesEach, String what, int cap) {
        int count = cap + 1;
        byte[] content = join(leb(count), new byte[count * bytesEach]);
        InvalidModuleException refusal =
                assertThrows(
                        InvalidModuleException.class,
                        () -> ModuleReader.read("x", module(section(section, content))));
        assertEquals(ErrorCode.MODULE_LIMIT, refusal.code());
        String message = count + " " + what + " are more than the " + cap + " allowed";
        assertTrue(refusal.describe().endsWith(message), refusal.describe());
    }

    @Test
    void cleansTheNameOfTheFile() {
        InvalidModuleException refusal =
                assertThrows(
                        InvalidModuleException.class,
                        () -> ModuleReader.read("\u001B[2Jx", new byte[0]));
        assertEquals(ErrorCode.EMPTY_FILE, refusal.code());
        assertEquals("\uFFFD[2Jx: the file is empty", refusal.getMessage());
    }
}
