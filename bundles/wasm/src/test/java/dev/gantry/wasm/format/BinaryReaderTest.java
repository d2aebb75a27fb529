// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.WasmBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BinaryReaderTest {
    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "7f, 127",
        "8001, 128",
        "8000, 0",
        "8080808000, 0",
        "ffffffff0f, 4294967295"
    })
    void readsUnsigned32(String bytes, long value) {
        assertEquals(value, Integer.toUnsignedLong(reader(bytes).u32()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffff1f", "8080808010", "808080808000", "ffffffffff00"})
    void refusesUnsigned32ThatIsTooLong(String bytes) {
        refuses(ErrorCode.MALFORMED_MODULE, "bits", () -> reader(bytes).u32());
    }

    @ParameterizedTest
    @CsvSource({"ffffffffffffffffff01, -1", "80808080808080808001, -9223372036854775808"})
    void readsUnsigned64(String bytes, long value) {
        assertEquals(value, reader(bytes).u64());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffffffffffffff02", "8080808080808080808000"})
    void refusesUnsigned64ThatIsTooLong(String bytes) {
        refuses(ErrorCode.MALFORMED_MODULE, "bits", () -> reader(bytes).u64());
    }

    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "40, -64",
        "7f, -1",
        "ff7f, -1",
        "ffffffff7f, -1",
        "ffffffff0f, 4294967295",
        "8080808070, -4294967296"
    })
    void readsSigned33(String bytes, long value) {
        assertEquals(value, reader(bytes).s33());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080808010", "ffffffff6f", "ffffffff1f", "ffffffffff7f"})
    void refusesSigned33ThatIsTooLong(String bytes) {
        refuses(ErrorCode.MALFORMED_MODULE, "bits", () -> reader(bytes).s33());
    }

    @ParameterizedTest
    @CsvSource({"8080808078, -2147483648", "ffffffff07, 2147483647", "7f, -1", "8080808000, 0"})
    void readsSigned32(String bytes, int value) {
        assertEquals(value, reader(bytes).s32());
    }

    @Test
    void readsNumbersOfFixedLength() {
        BinaryReader reader = reader("01020304 0102030405060708");
        assertEquals(0x04030201, reader.fixed32());
        assertEquals(0x0807060504030201L, reader.fixed64());
    }

    @Test
    void refusesNumberOfFixedLengthThatIsCut() {
        refuses(ErrorCode.TRUNCATED_MODULE, "1 more byte", () -> reader("010203").fixed32());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffff0f", "8080808070", "808080808000"})
    void refusesSigned32ThatIsTooLong(String bytes) {
        refuses(ErrorCode.MALFORMED_MODULE, "bits", () -> reader(bytes).s32());
    }

    @ParameterizedTest
    @ValueSource(strings = {"80808080808080808001", "ffffffffffffffffff7e"})
    void refusesSigned64ThatIsTooLarge(String bytes) {
        refuses(ErrorCode.MALFORMED_MODULE, "bits", () -> reader(bytes).s64());
    }

    @Test
    void saysWhereAnIntegerIsCut() {
        refuses(
                ErrorCode.TRUNCATED_MODULE,
                "x: truncated at byte 2 (0x2): 1 more byte expected",
                () -> reader("8080").u32());
    }

    @Test
    void readsName() {
        assertEquals("hé", reader("03 68 c3 a9").name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 ff", "01 c3", "02 c0 80", "03 ed a0 80", "04 f4 90 80 80"})
    void refusesNameThatIsNotUtf8(String bytes) {
        refuses(ErrorCode.MALFORMED_MODULE, "a name is not UTF-8", () -> reader(bytes).name());
    }

    @Test
    void refusesNameLongerThanTheBytesLeft() {
        refuses(ErrorCode.MALFORMED_MODULE, "do not fit", () -> reader("05 68 69").name());
    }

    @Test
    void refusesNameAboveTheCap() {
        int length = Caps.NAME_BYTES + 1;
        byte[] bytes = WasmBytes.join(WasmBytes.leb(length), new byte[length]);
        refuses(
                ErrorCode.MODULE_LIMIT,
                "100001 bytes of a name are more than the 100000 allowed",
                () -> new BinaryReader("x", bytes).name());
    }

    @Test
    void refusesCountThatDoesNotFitBeforeAnybodyMakesRoom() {
        refuses(
                ErrorCode.MALFORMED_MODULE,
                "x: malformed at byte 0 (0x0): 4294967295 things do not fit into 2 bytes",
                () -> reader("ffffffff0f 0000").count("things", 10, 1));
    }

    @Test
    void countsEntriesOfSeveralBytes() {
        refuses(
                ErrorCode.MALFORMED_MODULE,
                "do not fit",
                () -> reader("03 0000 0000 00").count("things", 10, 2));
    }

    @Test
    void refusesCountAboveTheCap() {
        refuses(
                ErrorCode.MODULE_LIMIT,
                "3 things are more than the 2 allowed",
                () -> reader("03 00 00 00").count("things", 2, 1));
    }

    @Test
    void refusesIndexOfNothing() {
        refuses(
                ErrorCode.INVALID_MODULE,
                "function 4294967295 does not exist",
                () -> reader("ffffffff0f").index(5, "function"));
    }

    @Test
    void partEndsWhereItEnds() {
        BinaryReader file = reader("01 02 03");
        file.enter("the part");
        BinaryReader part = file.part(2);
        part.skip(2);
        refuses(
                ErrorCode.MALFORMED_MODULE,
                "at byte 2 (0x2), in the part: what starts here goes past the end",
                part::u8);
    }

    @Test
    void goesOnBehindAPart() {
        BinaryReader file = reader("01 02 03");
        file.part(2);
        assertEquals(3, file.u8());
    }

    @Test
    void refusesPartOfMoreThanThereIs() {
        refuses(
                ErrorCode.TRUNCATED_MODULE,
                "truncated at byte 3 (0x3): 4294967292 more bytes expected",
                () -> reader("01 02 03").part(-1));
    }

    private static BinaryReader reader(String hex) {
        return new BinaryReader("x", WasmBytes.hex(hex));
    }

    private static void refuses(ErrorCode code, String message, Executable reading) {
        InvalidModuleException refusal = assertThrows(InvalidModuleException.class, reading);
        assertEquals(code, refusal.code());
        assertTrue(refusal.describe().contains(message), refusal.describe());
    }
}
