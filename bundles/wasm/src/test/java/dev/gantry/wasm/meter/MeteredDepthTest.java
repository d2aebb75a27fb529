// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.ErrorCode;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.wasm.meter.ScriptedStore.Body;
import dev.gantry.wasm.meter.ScriptedStore.Guest;
import dev.gantry.wasm.meter.ScriptedStore.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MeteredDepthTest extends MeterTest {
    private final MeteredStore store = store(Limits.builder().stackBytes(20_000).build());
    private final List<Long> depths = new ArrayList<>();
    private final Instance[] self = new Instance[1];

    private void note(Guest guest) {
        depths.add(guest.meter("d").get());
    }

    private void instance(Body inner) {
        Function call = host(store, () -> self[0].function("inner").orElseThrow().call(NONE, NONE));
        Script script =
                script().with(
                                "run",
                                guest -> {
                                    note(guest);
                                    guest.call(0);
                                    note(guest);
                                })
                        .with("inner", inner);
        self[0] = store.instantiate(module(script), List.of(call));
    }

    @Test
    void isTakenByACallBackIntoTheGuestAndGivenBack() {
        instance(this::note);
        run(self[0]);
        assertEquals(List.of(20_000L, 20_000L - 16_384, 20_000L), depths);
    }

    @Test
    void endsCallsBackAndForth() {
        instance(guest -> guest.call(0));
        assertFails(ErrorCode.STACK_OVERFLOW, () -> run(self[0]));
    }

    @Test
    void startsAnewWithEveryCallFromOutside() {
        instance(guest -> {});
        run(self[0]);
        depths.clear();
        run(self[0]);
        assertEquals(20_000L, depths.get(0));
    }

    @Test
    void isResetWhateverTheGuestLeft() {
        MeteredStore other = store(10);
        Instance guest =
                instantiate(
                        other,
                        it -> {
                            depths.add(it.meter("d").get());
                            it.meter("d").set(1);
                        });
        run(guest);
        run(guest);
        assertEquals(List.of(50_000L, 50_000L), depths);
    }
}
