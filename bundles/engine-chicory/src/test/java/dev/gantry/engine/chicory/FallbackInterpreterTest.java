// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Limits;
import dev.gantry.engine.ModuleReport;
import dev.gantry.engine.Store;
import dev.gantry.engine.Tier;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A function that is too large for the virtual machine, in a module that is compiled. */
class FallbackInterpreterTest {
    private static final CompileOptions COMPILED =
            CompileOptions.builder().name("m").tier(Tier.COMPILED).build();

    private final ChicoryEngine engine = new ChicoryEngine();
    private final Store store = engine.newStore(Limits.DEFAULT);

    @AfterEach
    void stop() {
        engine.stop();
    }

    @Test
    void computesWhatTheFunctionDoes() {
        assertEquals(20_005, call(LargeGuest.adding(0, ""), "small"));
    }

    @Test
    void goesBackToCompiledFunctions() {
        String untilAMillion =
                "2000" + "41c0843d" + "48" + "0440" + "2000" + "1001" + "2100" + "0b";
        assertEquals(1_000_005, call(LargeGuest.adding(0, untilAMillion), "small"));
    }

    @Test
    void isReported() {
        engine.compile(LargeGuest.adding(0, ""), COMPILED);
        ModuleReport report = engine.reports().get(0);
        assertEquals("compiled", report.tier());
        assertTrue(report.detail().contains("1 too large and interpreted: [0]"), report.detail());
    }

    @Test
    void appearsOnceInABacktrace() {
        TrapException trap =
                assertThrows(TrapException.class, () -> call(LargeGuest.adding(0, "00"), "small"));
        assertEquals(
                List.of("large", "small"),
                trap.frames().stream().map(WasmFrame::function).toList());
    }

    @Test
    void boundsTheLocalsOfARecursion() {
        byte[] recursion = LargeGuest.adding(50_000, "2000" + "1000" + "2100");
        TrapException trap = assertThrows(TrapException.class, () -> call(recursion, "large"));
        assertEquals(TrapCode.STACK_OVERFLOW, trap.trap());
    }

    private int call(byte[] wasm, String export) {
        var guest = store.instantiate(engine.compile(wasm, COMPILED), List.of());
        long[] result = new long[1];
        guest.function(export).orElseThrow().call(new long[] {5}, result);
        return (int) result[0];
    }
}
