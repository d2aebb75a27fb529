// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import static dev.gantry.wasm.WasmBytes.hex;
import static dev.gantry.wasm.WasmBytes.join;
import static dev.gantry.wasm.WasmBytes.leb;
import static dev.gantry.wasm.WasmBytes.module;
import static dev.gantry.wasm.WasmBytes.repeat;
import static dev.gantry.wasm.WasmBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.Caps;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Files that are small or plain to write and dear to read. */
final class HostileShapesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void refusesLocalsBomb() {
        assertRefused(
                ErrorCode.MODULE_LIMIT,
                function("01 ffffffff0f 7f", new byte[0]),
                "4294967295 locals are more than the 50000 allowed");
    }

    @Test
    void refusesMoreLocalsThanCanBeCounted() {
        assertRefused(
                ErrorCode.MALFORMED_MODULE,
                function("02 ffffffff0f 7f 01 7f", new byte[0]),
                "more than 2^32 - 1 locals");
    }

    @Test
    void acceptsAsManyLocalsAsAllowed() {
        assertEquals(1, accept(function("01 d08603 7f", new byte[0])));
    }

    @Test
    void countsParametersAmongLocals() {
        byte[] body = hex("01 d08603 7f 0b");
        byte[] wasm =
                module(
                        section(1, "01 60 01 7f 00"),
                        section(3, "01 00"),
                        section(10, join(hex("01"), leb(body.length), body)));
        assertRefused(ErrorCode.MODULE_LIMIT, wasm, "50001 locals");
    }

    @Test
    void refusesHundredThousandNestedBlocks() {
        byte[] wasm = function("00", join(repeat(100_000, "02 40"), repeat(100_000, "0b")));
        assertRefused(
                ErrorCode.MODULE_LIMIT, wasm, "more than the 10000 blocks allowed in one another");
    }

    @Test
    void acceptsAsMuchNestingAsAllowed() {
        int most = Caps.NESTING - 1;
        assertEquals(1, accept(function("00", join(repeat(most, "02 40"), repeat(most, "0b")))));
    }

    @Test
    void refusesMoreBlocksThanAllowed() {
        assertRefused(
                ErrorCode.MODULE_LIMIT,
                function("00", repeat(Caps.BLOCKS, "03 40 0b")),
                "more than the 30000 blocks allowed");
    }

    @Test
    void acceptsAsManyBlocksAsAllowed() {
        assertEquals(1, accept(function("00", repeat(Caps.BLOCKS - 1, "03 40 0b"))));
    }

    @Test
    void refusesManyFunctionsWithManyBlocks() {
        assertRefused(
                ErrorCode.MODULE_LIMIT,
                functions(5, hex("60 00 00"), join(hex("00"), repeat(Caps.BLOCKS - 1, "03 40 0b"))),
                "in function 4: the functions up to this one have too many blocks");
    }

    @Test
    void refusesGiantBranchTable() {
        byte[] code = join(hex("41 00 0e"), leb(65_521), new byte[65_522]);
        assertRefused(
                ErrorCode.MODULE_LIMIT,
                function("00", code),
                "65521 branch targets are more than the 16384 allowed");
    }

    @Test
    void acceptsBranchTableOfAsManyTargetsAsAllowed() {
        byte[] code =
                join(hex("41 00 0e"), leb(Caps.BRANCH_TARGETS), new byte[Caps.BRANCH_TARGETS + 1]);
        assertEquals(1, accept(function("00", code)));
    }

    @Test
    void refusesBranchTableThatIsLongerThanTheFunction() {
        assertRefused(
                ErrorCode.MALFORMED_MODULE,
                function("00", hex("41 00 0e ffffffff0f")),
                "4294967295 branch targets do not fit");
    }

    /** Each call takes and gives a thousand values, and is two bytes long. */
    @Test
    void refusesCallsThatTakeTooLongToCheck() {
        byte[] thousand = join(leb(1_000), repeat(1_000, "7f"));
        byte[] code = join(repeat(1_000, "41 00"), repeat(50_001, "10 00"), hex("00"));
        assertRefused(
                ErrorCode.MODULE_LIMIT,
                functions(1, join(hex("60"), thousand, thousand), join(hex("00"), code)),
                "checking the functions up to this one takes too long");
    }

    @Test
    void refusesLocalsThatTakeTooLongToCheck() {
        assertRefused(
                ErrorCode.MODULE_LIMIT,
                functions(2_001, hex("60 00 00"), hex("01 d08603 7f")),
                "checking the functions up to this one takes too long");
    }

    @Test
    void refusesArraysThatTakeTooLongToCheck() {
        byte[] code = join(hex("00 00"), repeat(10_001, "fb 08 01 904e 1a"));
        byte[] body = join(code, hex("0b"));
        byte[] wasm =
                module(
                        section(1, "02 60 00 00 5e 7f 00"),
                        section(3, "01 00"),
                        section(10, join(hex("01"), leb(body.length), body)));
        assertRefused(ErrorCode.MODULE_LIMIT, wasm, "takes too long");
    }

    @Test
    void refusesStackThatGrowsTooHigh() {
        assertRefused(
                ErrorCode.MODULE_LIMIT,
                function("00", repeat(200_000, "41 00")),
                "more than the 100000 values allowed on the stack");
    }

    @Test
    void refusesMoreElementsOfAnArrayThanAllowed() {
        byte[] wasm =
                module(
                        section(1, "02 60 00 00 5e 7f 00"),
                        section(3, "01 00"),
                        section(10, "01 08 00 00 fb 08 01 914e 0b"));
        assertRefused(ErrorCode.MODULE_LIMIT, wasm, "more than the 10000 elements allowed");
    }

    @Test
    void refusesSubtypesThatStandTooDeep() {
        byte[] types = join(leb(Caps.SUBTYPE_DEPTH + 2), hex("50 00 5f 00"));
        for (int i = 0; i <= Caps.SUBTYPE_DEPTH; i++) {
            types = join(types, hex("50 01"), leb(i), hex("5f 00"));
        }
        assertRefused(
                ErrorCode.MODULE_LIMIT,
                module(section(1, types)),
                "more than 63 types above one another");
    }

    /** Each type has two fields of the type before: written out it would have 2^1000 parts. */
    @Test
    void comparesTypesThatGrowExponentially() {
        byte[] chain = hex("5f 00");
        for (int i = 0; i < 1_000; i++) {
            byte[] before = join(hex("63"), heapType(i));
            chain = join(chain, hex("5f 02"), before, hex("00"), before, hex("00"));
        }
        byte[] types = join(leb(1_001), chain);
        assertTimeoutPreemptively(SOON, () -> accept(module(section(1, types))));
    }

    private static byte[] heapType(int index) {
        ByteSink sink = new ByteSink(5);
        sink.s33(index);
        return sink.toByteArray();
    }

    @Test
    void refusesMemoryLargerThanItsAddresses() {
        assertRefused(
                ErrorCode.INVALID_MODULE,
                module(section(5, "01 00 818004")),
                "a memory of size 65537 is impossible");
    }

    @Test
    void acceptsMemoryOfFourGibibytes() {
        assertEquals(0, accept(module(section(5, "01 00 808004"))));
    }

    @Test
    void acceptsTableOfAllAddresses() {
        assertEquals(0, accept(module(section(4, "01 70 00 ffffffff0f"))));
    }

    @Test
    void refusesTableLargerThanItsAddresses() {
        assertRefused(
                ErrorCode.INVALID_MODULE,
                module(section(4, "01 70 00 8080808010")),
                "a table of size 4294967296 is impossible");
    }

    @Test
    void refusesMinimumAboveTheMaximum() {
        assertRefused(
                ErrorCode.INVALID_MODULE,
                module(section(5, "01 01 02 01")),
                "the minimum is greater than the maximum");
    }

    @Test
    void refusesSharedMemoryWithoutMaximum() {
        assertRefused(
                ErrorCode.INVALID_MODULE,
                module(section(5, "01 02 01")),
                "a shared memory needs a maximum");
    }

    @Test
    void refusesSharedTable() {
        assertRefused(
                ErrorCode.INVALID_MODULE,
                module(section(4, "01 70 03 01 01")),
                "a table cannot be shared");
    }

    @Test
    void refusesStartWithParameters() {
        byte[] wasm =
                module(
                        section(1, "01 60 01 7f 00"),
                        section(3, "01 00"),
                        section(8, "00"),
                        section(10, "01 02 00 0b"));
        assertRefused(
                ErrorCode.INVALID_MODULE, wasm, "the start function has parameters or results");
    }

    @Test
    void givesRewrittenFunctionsMoreRoom() {
        byte[] wasm = function("00", repeat(Caps.BLOCKS, "03 40 0b"));
        ModuleValidator.validateRewritten("x", wasm, FunctionVisitor.NONE);
    }

    @Test
    void refusesRewrittenModuleThatIsWrongAsAFaultOfItsOwn() {
        GantryException fault =
                assertThrows(
                        GantryException.class,
                        () ->
                                ModuleValidator.validateRewritten(
                                        "x", module(section(8, "00")), FunctionVisitor.NONE));
        assertEquals(ErrorCode.INTERNAL, fault.code());
    }

    private static byte[] function(String locals, byte[] code) {
        byte[] body = join(hex(locals), code, hex("0b"));
        return module(
                section(1, "01 60 00 00"),
                section(3, "01 00"),
                section(10, join(hex("01"), leb(body.length), body)));
    }

    /** Functions of the same type, locals and code. */
    private static byte[] functions(int count, byte[] type, byte[] localsAndCode) {
        byte[] body = join(leb(localsAndCode.length + 1), localsAndCode, hex("0b"));
        ByteSink bodies = new ByteSink(count * body.length);
        bodies.u32(count);
        for (int i = 0; i < count; i++) {
            bodies.bytes(body);
        }
        return module(
                section(1, join(hex("01"), type)),
                section(3, join(leb(count), new byte[count])),
                section(10, bodies.toByteArray()));
    }

    private static int accept(byte[] wasm) {
        return ModuleValidator.validate("x", wasm, FunctionVisitor.NONE).functions();
    }

    private static void assertRefused(ErrorCode code, byte[] wasm, String message) {
        InvalidModuleException refusal =
                assertTimeoutPreemptively(
                        SOON,
                        () ->
                                assertThrows(
                                        InvalidModuleException.class,
                                        () ->
                                                ModuleValidator.validate(
                                                        "x", wasm, FunctionVisitor.NONE)));
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.describe().contains(message), refusal.describe());
    }
}
