// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.Instance;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import dev.gantry.wasm.meter.ScriptedStore.Script;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class MeterReasonTest extends MeterTest {
    @ParameterizedTest
    @CsvSource({"0, UNREACHABLE", "1, FUEL_EXHAUSTED", "2, STACK_OVERFLOW", "3, OUT_OF_MEMORY"})
    void saysWhatAnAddedTrapMeans(int reason, TrapCode meaning) {
        Instance guest = instantiate(store(10), it -> it.stop(reason));
        TrapException trap = assertThrows(TrapException.class, () -> run(guest));
        assertEquals(meaning, trap.trap());
        assertEquals(meaning.text(), trap.getMessage());
    }

    @Test
    void saysThatAMemoryMayNotGrow() {
        Instance guest = instantiate(store(10), it -> it.stop(4));
        LimitException limit = assertThrows(LimitException.class, () -> run(guest));
        assertEquals(ErrorCode.MEMORY_LIMIT, limit.code());
        assertTrue(limit.describe().contains("may not grow"));
    }

    @ParameterizedTest
    @EnumSource(value = TrapCode.class, names = "UNREACHABLE", mode = EnumSource.Mode.EXCLUDE)
    void changesNoOtherTrap(TrapCode code) {
        TrapException own = new TrapException(code);
        Instance guest =
                instantiate(
                        store(10),
                        it -> {
                            it.meter("r").set(1);
                            throw own;
                        });
        assertSame(own, assertThrows(TrapException.class, () -> run(guest)));
    }

    @Test
    void comesWithTheFramesThatTheAuthorKnows() {
        functions = 2;
        Script script =
                script().with(
                                "run",
                                guest -> {
                                    throw new TrapException(
                                            TrapCode.UNREACHABLE,
                                            "x",
                                            List.of(
                                                    new WasmFrame("added", 3),
                                                    new WasmFrame("second", 2),
                                                    new WasmFrame("checkpoint", 0)));
                                });
        Instance guest = store(10).instantiate(module(script, 1, 0), List.of());
        TrapException trap = assertThrows(TrapException.class, () -> run(guest));
        assertEquals(List.of(new WasmFrame("second", 1)), trap.frames());
    }
}
