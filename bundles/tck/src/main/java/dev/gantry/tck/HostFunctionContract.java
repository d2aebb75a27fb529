// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guests call the host, and the host calls back. */
abstract class HostFunctionContract extends EngineTest {
    private static final List<ValueType> I32 = List.of(ValueType.I32);
    private static final List<ValueType> ALL =
            List.of(ValueType.I32, ValueType.I64, ValueType.F32, ValueType.F64);
    private static final List<ValueType> REVERSED =
            List.of(ValueType.F64, ValueType.F32, ValueType.I64, ValueType.I32);

    private final List<String> events = new ArrayList<>();

    HostFunctionContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void callsAFunctionWithoutParameters() {
        call(imports(), "none");
        assertEquals(List.of("none"), events);
    }

    @Test
    void linksByPositionWhateverTheNames() {
        assertArrayEquals(new long[] {1, 2}, call(imports(), "both"));
    }

    @Test
    void passesAllTypesAndSeveralResults() {
        long f32 = Integer.toUnsignedLong(Float.floatToRawIntBits(3f));
        long f64 = Double.doubleToRawLongBits(4);
        long[] results = call(imports(), "many", 1, 2, f32, f64);
        results[1] &= 0xffff_ffffL;
        assertArrayEquals(new long[] {f64, f32, 2, 1}, results);
    }

    @Test
    void takesNoNoticeOfTheUpperHalfOfAResult() {
        assertEquals(0, callInt(imports(), "choose"));
    }

    @Test
    void exportsAnImportAgainAsItself() {
        Function first = host(List.of(), I32, (in, out) -> out[0] = 1);
        assertSame(first, imports(first).function("again").orElseThrow());
    }

    @Test
    void callsAHostFunctionWithoutAGuest() {
        long[] results = new long[1];
        host(List.of(), I32, (in, out) -> out[0] = 7).call(NOTHING, results);
        assertEquals(7, results[0]);
    }

    @Test
    void usesTheFirstSlotsOfLongerArrays() {
        Function add = host(I32, I32, (in, out) -> out[0] = in[0] + 1);
        long[] results = {0, 99, 98};
        add.call(new long[] {1, 2, 3}, results);
        assertArrayEquals(new long[] {2, 99, 98}, results);
    }

    @Test
    void refusesTooFewSlots() {
        Function add = host(I32, I32, (in, out) -> out[0] = in[0] + 1);
        assertThrows(IllegalArgumentException.class, () -> add.call(NOTHING, new long[1]));
        assertThrows(IllegalArgumentException.class, () -> add.call(new long[1], NOTHING));
    }

    @Test
    void linksTheShortestImportSection() {
        call(instantiate("empty-import", host((in, out) -> events.add("called"))), "run");
        assertEquals(List.of("called"), events);
    }

    @Test
    void letsTheHostCallBackIntoTheGuest() {
        Instance[] guest = new Instance[1];
        guest[0] =
                instantiate(
                        "reenter",
                        host((in, out) -> call(guest[0], "inner")),
                        host((in, out) -> call(guest[0], "step")));
        call(guest[0], "outer");
        assertEquals(3, callInt(guest[0], "steps_so_far"));
    }

    @Test
    void runsTheStartSectionButNotStart() {
        instantiate("start", reporter());
        assertEquals(List.of("1"), events);
    }

    @Test
    void callsStartOnlyWhenAsked() {
        call(instantiate("start", reporter()), "_start");
        assertEquals(List.of("1", "2"), events);
    }

    private Function reporter() {
        return host(I32, List.of(), (in, out) -> events.add(Integer.toString((int) in[0])));
    }

    private Instance imports() {
        return imports(host(List.of(), I32, (in, out) -> out[0] = 1));
    }

    private Instance imports(Function first) {
        return instantiate(
                "imports",
                host((in, out) -> events.add("none")),
                first,
                host(List.of(), I32, (in, out) -> out[0] = 2),
                host(
                        ALL,
                        REVERSED,
                        (in, out) -> {
                            for (int i = 0; i < 4; i++) {
                                out[i] = in[3 - i];
                            }
                        }),
                host(List.of(), I32, (in, out) -> out[0] = 0x1234_0000_0000L));
    }
}
