// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From bytes to a module: what is in it, and what is refused. */
abstract class ModuleContract extends EngineTest {
    private static final String HEADER = "0061736d01000000";
    private static final MemoryType MEMORY = new MemoryType(1, OptionalLong.of(3), false, false);
    private static final TableType TABLE = new TableType(ValueType.FUNCREF, 1, OptionalLong.of(2));
    private static final FunctionType FUNCTION =
            new FunctionType(
                    List.of(ValueType.I32, ValueType.I64), List.of(ValueType.F32, ValueType.F64));

    ModuleContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void listsImportsInOrderWithTheirTypes() {
        assertEquals(
                List.of(
                        new ImportType("env", "f", FUNCTION),
                        new ImportType("", "", VOID),
                        new ImportType("", "", TABLE),
                        new ImportType("env", "f", new GlobalType(ValueType.I64, false)),
                        new ImportType("m → n", "😀", MEMORY)),
                compile("listing").imports());
    }

    @Test
    void listsExportsInOrderWithTheirTypes() {
        assertEquals(
                List.of(
                        new ExportType("memory", MEMORY),
                        new ExportType("f", FUNCTION),
                        new ExportType("", new GlobalType(ValueType.F64, true)),
                        new ExportType(
                                "→", new TableType(ValueType.EXTERNREF, 5, OptionalLong.empty())),
                        new ExportType("again", TABLE)),
                compile("listing").exports());
    }

    @Test
    void takesTheEmptyModule() {
        assertTrue(compile("empty", HexFormat.of().parseHex(HEADER)).exports().isEmpty());
    }

    @Test
    void takesFunctionsThatReferToThemselves() {
        Instance guest = instantiate("self-reference");
        assertEquals(0, callInt(guest, "exported"));
        assertEquals(0, callInt(guest, "run"));
    }

    @Test
    void saysNoSuchExport() {
        assertFalse(instantiate("calls").export("absent").isPresent());
    }

    @Test
    void refusesNothing() {
        assertInvalid(ErrorCode.EMPTY_FILE, "");
    }

    @Test
    void refusesText() {
        byte[] text = "(module)".getBytes(StandardCharsets.UTF_8);
        assertFails(
                InvalidModuleException.class,
                ErrorCode.NOT_WEBASSEMBLY,
                () -> compile("text", text));
    }

    @Test
    void refusesComponents() {
        assertInvalid(ErrorCode.COMPONENT_UNSUPPORTED, "0061736d0d000100");
    }

    @Test
    void refusesAnUnknownVersion() {
        assertInvalid(ErrorCode.MALFORMED_MODULE, "0061736d02000000");
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = Guests.bytes("empty-import");
        int codeEnd = whole.length - 20;
        for (int length = 9; length < codeEnd; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            try {
                compile("part", part);
            } catch (InvalidModuleException e) {
                continue;
            }
            // A part that ends between two sections may be a module of its own.
            assertTrue(compile("part", part).exports().size() <= 1);
        }
    }

    @Test
    void refusesAnUnknownSection() {
        assertInvalid(ErrorCode.MALFORMED_MODULE, HEADER + "7f00");
    }

    @Test
    void refusesCodeThatBreaksATypeRule() {
        assertInvalid(
                ErrorCode.INVALID_MODULE,
                HEADER + "01050160" + "00017f" + "03020100" + "0a040102000b");
    }

    @Test
    void refusesTwoExportsOfOneName() {
        assertInvalid(
                ErrorCode.INVALID_MODULE,
                HEADER
                        + "010401600000"
                        + "03020100"
                        + "07090201610000"
                        + "01610000"
                        + "0a040102000b");
    }

    @Test
    void refusesAnExportOfNothing() {
        assertInvalid(ErrorCode.INVALID_MODULE, HEADER + "07050101610003");
    }

    @Test
    void refusesLengthsBeyondTheEndBeforeItAllocates() {
        assertTooShort("01068080808008");
        assertTooShort("010860ffffffff0760");
        assertTooShort("0b080101ffffffff0700");
        assertTooShort("0906ffffffff0700");
        assertTooShort("020601ffffffff07");
        assertTooShort("070601ffffffff07");
        assertTooShort("070601ffffffff0f");
        assertTooShort("0105ffffffff0f");
    }

    @Test
    void takesNoNoticeOfBrokenCustomSections() {
        String oddName = "000603e28692ffff";
        String brokenNames = "000b046e616d65" + "0108fffefdfc";
        byte[] calls = Guests.bytes("calls");
        String rest = HexFormat.of().formatHex(calls, 8, calls.length);
        byte[] all = HexFormat.of().parseHex(HEADER + oddName + brokenNames + rest);
        Instance guest = store().instantiate(compile("odd", all), List.of());
        assertEquals(3, callInt(guest, "add", 1, 2));
    }

    @Test
    void showsNoControlCharactersOfTheGuestInMessages() {
        InvalidModuleException failure =
                assertInvalid(
                        ErrorCode.INVALID_MODULE,
                        HEADER
                                + "010401600000"
                                + "03020100"
                                + "07090201070000"
                                + "01070000"
                                + "0a040102000b");
        assertFalse(failure.describe().contains("\u0007"));
    }

    /** The file ends too early, or a section of it does. */
    private void assertTooShort(String sections) {
        InvalidModuleException failure =
                assertThrows(
                        InvalidModuleException.class,
                        () -> compile("bad", HexFormat.of().parseHex(HEADER + sections)));
        Set<ErrorCode> codes = Set.of(ErrorCode.TRUNCATED_MODULE, ErrorCode.MALFORMED_MODULE);
        assertTrue(codes.contains(failure.code()), failure.describe());
    }

    private InvalidModuleException assertInvalid(ErrorCode code, String hex) {
        return assertFails(
                InvalidModuleException.class,
                code,
                () -> compile("bad", HexFormat.of().parseHex(hex)));
    }
}
