// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to trap has its code, and tells where it was. */
abstract class TrapContract extends EngineTest {
    TrapContract(EngineContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @CsvSource({
        "unreachable, UNREACHABLE",
        "load, MEMORY_OUT_OF_BOUNDS",
        "store, MEMORY_OUT_OF_BOUNDS",
        "memory_fill, MEMORY_OUT_OF_BOUNDS",
        "memory_copy, MEMORY_OUT_OF_BOUNDS",
        "memory_init, MEMORY_OUT_OF_BOUNDS",
        "call_indirect, TABLE_OUT_OF_BOUNDS",
        "call_null, INDIRECT_CALL_TO_NULL",
        "call_mistyped, BAD_SIGNATURE",
        "table_get, TABLE_OUT_OF_BOUNDS",
        "table_set, TABLE_OUT_OF_BOUNDS",
        "table_fill, TABLE_OUT_OF_BOUNDS",
        "table_copy, TABLE_OUT_OF_BOUNDS",
        "table_init, TABLE_OUT_OF_BOUNDS",
        "trunc_nan, BAD_CONVERSION_TO_INTEGER",
        "trunc_large, INTEGER_OVERFLOW"
    })
    void tellsTrapsApart(String export, TrapCode code) {
        Instance guest = instantiate("traps");
        TrapException trap = assertTraps(code, () -> call(guest, export));
        assertEquals(code.text(), trap.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "div_overflow, -1, INTEGER_OVERFLOW",
        "div_zero, 0, INTEGER_DIVIDE_BY_ZERO",
        "rem_zero, 0, INTEGER_DIVIDE_BY_ZERO"
    })
    void tellsTrapsOfDivisionsApart(String export, long divisor, TrapCode code) {
        Instance guest = instantiate("traps");
        assertTraps(code, () -> call(guest, export, divisor));
    }

    @Test
    void trapsOnAnExceptionThatNothingCatches() {
        assumeTrue(has(EngineFeature.EXCEPTIONS));
        Instance guest = instantiate("uncaught");
        assertTraps(TrapCode.UNCAUGHT_EXCEPTION, () -> call(guest, "run"));
    }

    @Test
    void namesTheFunctionsThatWereActive() {
        Instance guest = instantiate("recursion");
        TrapException trap = assertTraps(TrapCode.UNREACHABLE, () -> call(guest, "named"));
        List<WasmFrame> frames = trap.frames();
        assertEquals(List.of("fails", "between"), names(frames.subList(0, 2)));
        assertEquals(3, frames.size());
        assertEquals(3, frames.get(0).index());
    }

    @Test
    void keepsTheInnermostFrames() {
        Instance guest = instantiate("recursion");
        TrapException trap = assertTraps(TrapCode.UNREACHABLE, () -> call(guest, "descend", 100));
        assertEquals(
                Collections.nCopies(TrapException.MAX_FRAMES, "descend"), names(trap.frames()));
    }

    @Test
    void tellsOffsetsInsideTheModuleOrNone() {
        Instance guest = instantiate("recursion");
        TrapException trap = assertTraps(TrapCode.UNREACHABLE, () -> call(guest, "named"));
        int end = Guests.bytes("recursion").length;
        for (WasmFrame frame : trap.frames()) {
            boolean inside = frame.offset() > 0 && frame.offset() < end;
            assertTrue(inside || frame.offset() == WasmFrame.UNKNOWN_OFFSET, frame.toString());
        }
    }

    @Test
    void countsFramesOfTheInnerCallOnly() {
        TrapException[] inner = new TrapException[1];
        Instance[] guest = new Instance[1];
        guest[0] =
                instantiate(
                        "reenter",
                        host(
                                (in, out) ->
                                        inner[0] =
                                                assertTraps(
                                                        TrapCode.UNREACHABLE,
                                                        () -> call(guest[0], "trap"))),
                        host((in, out) -> {}));
        assertTraps(TrapCode.UNREACHABLE, () -> call(guest[0], "outer"));
        assertEquals(List.of("trap"), names(inner[0].frames()));
    }

    @Test
    void namesFunctionsOfBothInstances() {
        Instance callee = instantiate("recursion");
        Instance caller = instantiate("empty-import", export(callee, "named"));
        TrapException trap = assertTraps(TrapCode.UNREACHABLE, () -> call(caller, "run"));
        assertEquals(4, trap.frames().size());
        assertEquals("fails", trap.frames().get(0).function());
        assertEquals("run", trap.frames().get(3).function());
    }

    @Test
    void endsInfiniteRecursion() {
        Instance guest = instantiate("recursion");
        TrapException trap = assertTraps(TrapCode.STACK_OVERFLOW, () -> call(guest, "forever"));
        assertTrue(trap.frames().size() <= TrapException.MAX_FRAMES);
    }

    @Test
    void endsInfiniteRecursionWithLocals() {
        Instance guest = instantiate("recursion");
        assertTraps(TrapCode.STACK_OVERFLOW, () -> call(guest, "forever_with_locals", 1, 2, 3));
    }

    @Test
    void endsInfiniteRecursionWithThousandsOfLocals() {
        Instance guest = instantiate("many-locals");
        assertTraps(TrapCode.STACK_OVERFLOW, () -> call(guest, "run"));
    }

    @Test
    void goesOnAfterAStackOverflowInAnotherStore() {
        Instance guest = instantiate("recursion");
        assertTraps(TrapCode.STACK_OVERFLOW, () -> call(guest, "forever"));
        useStore(Limits.DEFAULT);
        assertEquals(3, callInt(instantiate("calls"), "add", 1, 2));
    }

    @Test
    void runsNoGuestInAStoreAfterATrap() {
        Instance guest = instantiate("traps");
        assertTraps(TrapCode.UNREACHABLE, () -> call(guest, "unreachable"));
        assertFails(ErrorCode.STORE_DEAD, () -> call(guest, "load"));
        assertFails(ErrorCode.STORE_DEAD, () -> instantiate("calls"));
    }

    @Test
    void letsTheHostLookAtTheDead() {
        Instance guest = instantiate("addresses");
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> call(guest, "i32.load", -8));
        assertEquals(1, memory(guest, "memory").getByte(0));
        assertDoesNotThrow(store()::close);
    }

    @Test
    void keepsNothingOfTheEnginesLibrary() {
        Instance guest = instantiate("traps");
        TrapException trap = assertTraps(TrapCode.UNREACHABLE, () -> call(guest, "unreachable"));
        assertNull(trap.getCause());
        assertEquals(0, trap.getSuppressed().length);
    }

    private static List<String> names(List<WasmFrame> frames) {
        return frames.stream().map(WasmFrame::function).toList();
    }
}
