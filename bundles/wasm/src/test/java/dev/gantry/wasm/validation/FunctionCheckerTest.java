// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.outline.Proposal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of every family of instructions that are valid, and functions that just are not. */
final class FunctionCheckerTest {
    /** Each proposal, a function that uses it; see {@link Functions} for what indices mean. */
    @ParameterizedTest
    @CsvSource({
        "SIGN_EXTENSION, 41 00 c0 1a",
        "SATURATING_CONVERSIONS, 43 00000000 fc 00 1a",
        "MULTI_VALUE, 41 00 42 00 02 06 1a 1a 42 00 41 00 0b 1a 1a",
        "BULK_MEMORY, 41 00 41 00 41 00 fc 08 00 00",
        "BULK_MEMORY, 41 00 41 00 41 00 fc 0b 00",
        "BULK_MEMORY, 41 00 41 00 41 00 fc 0a 00 00",
        "BULK_MEMORY, 41 00 41 00 41 00 fc 0c 00 00",
        "BULK_MEMORY, fc 09 00 fc 0d 00",
        "REFERENCE_TYPES, d0 70 d1 1a",
        "REFERENCE_TYPES, d2 00 41 00 fc 0f 00 1a",
        "REFERENCE_TYPES, 41 00 25 00 1a",
        "REFERENCE_TYPES, 41 00 d2 00 26 00",
        "REFERENCE_TYPES, 41 00 d0 70 41 00 fc 11 00",
        "SIMD, 41 00 fd 0f 1a",
        "SIMD, 41 00 fd 00 04 00 1a",
        "SIMD, 41 00 41 00 fd 0f fd 54 00 00 0f 1a",
        "RELAXED_SIMD, 41 00 fd 0f 41 00 fd 0f fd 80 02 1a",
        "TAIL_CALLS, 12 01",
        "TAIL_CALLS, 41 00 13 00 00",
        "EXCEPTIONS, 41 00 08 00",
        "EXCEPTIONS, 02 7f 1f 40 01 00 00 00 0b 41 00 0b 1a",
        "EXCEPTIONS, 02 69 1f 40 01 03 00 0b 00 0b 0a",
        "LEGACY_EXCEPTIONS, 06 40 07 00 1a 19 09 00 0b",
        "LEGACY_EXCEPTIONS, 02 40 06 40 18 00 0b",
        "THREADS, 41 00 fe 10 02 00 1a",
        "THREADS, fe 03 00",
        "FUNCTION_REFERENCES, 41 00 d2 00 14 02 1a",
        "FUNCTION_REFERENCES, 02 40 d0 00 d5 00 1a 0b",
        "FUNCTION_REFERENCES, 02 70 d0 00 d6 00 d0 70 0b 1a",
        "FUNCTION_REFERENCES, d0 70 d4 1a",
        "GC, 41 00 41 00 fb 00 03 fb 03 03 00 1a",
        "GC, fb 01 03 41 00 fb 05 03 01",
        "GC, 42 00 41 00 fb 06 04 41 00 fb 0b 04 1a",
        "GC, 42 00 42 00 fb 08 04 02 fb 0f 1a",
        "GC, 41 00 41 00 fb 09 04 00 1a",
        "GC, 41 00 fb 1c fb 1d 1a",
        "GC, d0 6e fb 14 6c 1a",
        "GC, d0 6e fb 17 6d 1a",
        "GC, 02 6d d0 6e fb 18 03 00 6e 6d 1a d0 6d 0b 1a",
        "GC, 02 6e d0 6e fb 19 03 00 6e 6d 0b 1a",
        "GC, fb 01 08 fb 16 07 1a",
        "MULTI_MEMORY, 42 00 28 42 01 00 1a",
        "MEMORY64, 42 00 28 42 01 00 1a",
        "MEMORY64, 42 00 41 00 41 00 fc 0a 01 00",
        "MEMORY64, 42 00 25 01 1a"
    })
    void acceptsEveryProposal(Proposal proposal, String code) {
        ModuleModel model =
                ModuleValidator.validate("x", Functions.function(code), FunctionVisitor.NONE);
        assertTrue(model.proposals().contains(proposal), model.proposals().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6a | i32.add: the stack has too few values",
                "41 00 | end: 1 values are left over",
                "42 00 45 1a | i32.eqz: i32 is expected, not i64",
                "20 00 1a | local 0 does not exist",
                "21 00 | local 0 does not exist",
                "41 00 24 00 | global.set: global 0 cannot be changed",
                "41 00 24 02 | global 2 does not exist",
                "0c 01 | label 1 does not exist",
                "02 7f 0b 1a | end: the stack has too few values",
                "02 7f 42 00 0b 1a | end: i32 is expected, not i64",
                "41 00 04 7f 41 00 0b 1a | end: an if without else cannot give other types than",
                "41 00 04 7f 41 00 05 42 00 0b 1a | end: i32 is expected, not i64",
                "02 40 02 7f 41 00 41 00 0e 01 00 01 0b 1a 0b | br_table: its labels take diff",
                "10 02 | function 2 does not exist",
                "42 00 10 00 1a | call: i32 is expected, not i64",
                "41 00 11 03 00 | call_indirect: type 3 is no function type",
                "42 00 11 00 01 | call_indirect: table 1 holds no functions",
                "41 00 12 00 | return_call: the results of the callee are not those of the",
                "41 00 28 03 00 1a | i32.load: the alignment is larger than the natural one",
                "41 00 fe 10 01 00 1a | i32.atomic.load: the alignment is not the natural one",
                "41 00 28 02 8080808010 1a | i32.load: the offset is larger than the memory can",
                "41 00 28 42 01 00 1a | i32.load: i64 is expected, not i32",
                "3f 02 1a | memory 2 does not exist",
                "41 00 fd 0f fd 15 10 1a | i8x16.extract_lane_s: lane 16 does not exist",
                "d0 6f 41 00 25 00 41 00 1b 1a | select: references need a select that names",
                "41 00 42 00 41 00 1b 1a | select: i32 and i64 are not the same",
                "41 00 41 00 41 00 1c 02 7f 7f 1a | select_typed: it takes one type, not 2",
                "d2 01 1a | ref.func: function 1 stands in no export, element or global",
                "41 00 d1 1a | ref.is_null: a reference is expected, not i32",
                "42 00 08 00 | throw: i32 is expected, not i64",
                "08 01 | tag 1 does not exist",
                "d0 70 0a | throw_ref: (ref null exn) is expected, not (ref null func)",
                "02 40 1f 40 01 00 00 00 0b 0b | try_table: what clause 0 catches does not fit",
                "02 40 09 00 0b | rethrow: label 0 is no handler",
                "06 40 18 01 | delegate: label 1 does not exist",
                "fb 01 03 fb 02 03 00 1a | struct.get: the field is packed, so its sign matters",
                "fb 01 03 fb 03 03 01 1a | struct.get_s: the field is not packed",
                "fb 01 03 41 00 fb 05 03 00 | struct.set: field 0 cannot be changed",
                "fb 01 03 fb 02 03 02 1a | field 2 does not exist",
                "d0 6f fb 16 07 1a | ref.cast: (ref null any) is expected, not (ref null extern)",
                "fb 07 03 1a | array.new_default: type 3 is a structure type, not an array type",
                "41 00 41 00 fb 0a 04 00 1a | array.new_elem: element segment 0 does not fit",
                "02 40 d0 6e fb 18 03 00 6d 6e 1a 0b | br_on_cast: (ref null any) is not below",
                "02 40 d0 00 d6 00 0b | br_on_non_null: its label takes no reference",
                "41 00 41 00 41 00 fc 0c 01 00 | table.init: (ref null extern) does not fit into",
                "41 00 42 00 41 00 fc 0e 00 01 | table.copy: (ref null extern) does not fit into",
                "41 00 41 00 41 00 fc 08 01 00 | data segment 1 does not exist",
                "41 00 d0 6f 26 00 | table.set: (ref null func) is expected, not (ref null extern)"
            })
    void refusesWhatIsNotValid(String code, String message) {
        assertRefused(ErrorCode.INVALID_MODULE, Functions.function(code), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "05 | else: it does not belong to the block around it",
                "41 00 04 40 05 05 0b | else: it does not belong to the block around it",
                "07 00 | catch: it does not belong to the block around it",
                "06 40 19 07 00 0b | catch: it does not belong to the block around it",
                "06 40 19 18 00 | delegate: it does not belong to the block around it",
                "02 40 | what starts here goes past the end of the function body",
                "0b | 1 bytes are left over after the function's end",
                "02 41 0b | unknown value type 0x41",
                "41 00 28 80 01 00 1a | unknown memory flags",
                "fe 03 01 | atomic.fence: a reserved byte is not zero",
                "02 40 1f 40 01 04 00 0b 0b | unknown catch clause 0x04",
                "02 40 d0 6e fb 18 04 00 6e 6e 1a 0b | unknown cast flags 0x04",
                "16 | unknown instruction 0x16",
                "fc 12 | unknown instruction 0xfc 18",
                "fd ff 07 | unknown instruction 0xfd 1023"
            })
    void refusesWhatIsMalformed(String code, String message) {
        assertRefused(ErrorCode.MALFORMED_MODULE, Functions.function(code), message);
    }

    /** Code that is never reached may leave out values, and still not mix their types. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 6a 1a",
                "00 1b 1a",
                "00 41 00 1b 1a",
                "0c 00 d4 1a",
                "00 fb 0f 1a",
                "00 0e 00 00",
                "02 7f 00 0b 1a",
                "00 02 7f 00 0b 1a",
                "03 40 0c 00 0b"
            })
    void acceptsMissingValuesInDeadCode(String code) {
        ModuleModel model =
                ModuleValidator.validate("x", Functions.function(code), FunctionVisitor.NONE);
        assertEquals(2, model.functions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 42 00 6a 1a | i32.add: i32 is expected, not i64",
                "00 41 00 | end: 1 values are left over",
                "00 d4 45 1a | i32.eqz: i32 is expected, not (ref bottom)",
                "00 42 00 43 00000000 41 00 1b 1a | select: i64 and f32 are not the same"
            })
    void refusesWrongTypesInDeadCode(String code, String message) {
        assertRefused(ErrorCode.INVALID_MODULE, Functions.function(code), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20 00 1a",
                "02 40 d2 00 21 00 0b 20 00 1a",
                "41 00 04 40 d2 00 21 00 05 20 00 1a 0b"
            })
    void refusesLocalWithoutValue(String code) {
        assertRefused(
                ErrorCode.INVALID_MODULE,
                Functions.function("60 00 00", "01 01 64 70", code),
                "local.get: local 0 has no value yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d2 00 21 00 20 00 1a", "d2 00 22 00 1a 02 40 20 00 1a 0b"})
    void acceptsLocalThatGotItsValue(String code) {
        byte[] wasm = Functions.function("60 00 00", "01 01 64 70", code);
        assertEquals(2, ModuleValidator.validate("x", wasm, FunctionVisitor.NONE).functions());
    }

    private static void assertRefused(ErrorCode code, byte[] wasm, String message) {
        InvalidModuleException refusal =
                assertThrows(
                        InvalidModuleException.class,
                        () -> ModuleValidator.validate("x", wasm, FunctionVisitor.NONE));
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.describe().contains(message), refusal.describe());
    }
}
