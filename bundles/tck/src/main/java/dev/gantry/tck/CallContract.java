// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values go in and come out as raw bits. */
abstract class CallContract extends EngineTest {
    private final Instance calls = instantiate("calls");

    CallContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void callsWithoutAnything() {
        assertArrayEquals(NOTHING, call(calls, "none"));
    }

    @Test
    void passesIntegers() {
        assertEquals(-1, callInt(calls, "i32", 0xffff_ffffL));
        assertEquals(Integer.MIN_VALUE, callInt(calls, "i32", Integer.MIN_VALUE));
        assertEquals(Long.MIN_VALUE, call(calls, "i64", Long.MIN_VALUE)[0]);
    }

    @Test
    void passesFloats() {
        int half = Float.floatToRawIntBits(-0.5f);
        long third = Double.doubleToRawLongBits(1 / 3.0);
        assertEquals(half, callInt(calls, "f32", half));
        assertEquals(third, call(calls, "f64", third)[0]);
    }

    @Test
    void takesNoNoticeOfTheUpperHalfOfAnI32() {
        assertEquals(1, callInt(calls, "is_zero", 0x1234_5678_0000_0000L));
        assertEquals(5, callInt(calls, "add", 0x7fff_ffff_0000_0002L, 0x8000_0000_0000_0003L));
    }

    @Test
    void returnsSeveralResultsInOrder() {
        long f32 = Integer.toUnsignedLong(Float.floatToRawIntBits(3f));
        long f64 = Double.doubleToRawLongBits(4);
        long[] results = call(calls, "reversed", 1, 2, f32, f64);
        results[1] &= 0xffff_ffffL;
        assertArrayEquals(new long[] {f64, f32, 2, 1}, results);
    }

    @Test
    void usesTheFirstSlotsOfLongerArrays() {
        long[] results = {0, 99};
        calls.function("add").orElseThrow().call(new long[] {1, 2, 98}, results);
        assertEquals(3, (int) results[0]);
        assertEquals(99, results[1]);
    }

    @Test
    void leavesTheSlotsBehindSeveralResults() {
        long[] results = {0, 0, 0, 0, 77, 78};
        calls.function("reversed").orElseThrow().call(new long[] {1, 2, 3, 4, 5}, results);
        assertArrayEquals(new long[] {4, 3, 2, 1, 77, 78}, results);
    }

    @Test
    void refusesTooFewSlots() {
        Function add = calls.function("add").orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> add.call(new long[1], new long[1]));
        assertThrows(IllegalArgumentException.class, () -> add.call(new long[2], NOTHING));
    }

    @Test
    void leavesTheArgumentsAsTheyWere() {
        long[] arguments = {0x1_0000_0001L, 2};
        calls.function("add").orElseThrow().call(arguments, new long[1]);
        assertArrayEquals(new long[] {0x1_0000_0001L, 2}, arguments);
    }

    @Test
    void passesTokensOfExternrefs() {
        for (long token : new long[] {0, 1, Integer.MAX_VALUE, ValueType.NULL_REFERENCE}) {
            assertEquals(token, call(calls, "externref", token)[0]);
            assertEquals(token, call(calls, "through_table", token)[0]);
        }
    }

    @Test
    void knowsNull() {
        assertEquals(1, callInt(calls, "is_null", ValueType.NULL_REFERENCE));
        assertEquals(0, callInt(calls, "is_null", 0));
    }

    @Test
    void takesBackTheFuncrefsThatItGave() {
        long self = call(calls, "self")[0];
        assertEquals(self, call(calls, "same_funcref", self)[0]);
        assertEquals(self, call(calls, "call", self)[0]);
    }

    @Test
    void givesTheTypeOfAFunction() {
        assertEquals(
                List.of(ValueType.I32, ValueType.I32),
                calls.function("add").orElseThrow().type().parameters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"in_function", "in_block", "in_loop"})
    void keepsWhatIsBelowABlockThatTakesParameters(String export) {
        assertEquals(42, callInt(instantiate("block-parameters"), export));
    }
}
