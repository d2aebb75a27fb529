// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import dev.gantry.tck.Guests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a guest was when it trapped, in the bytes that somebody has at hand. */
class FrameTest {
    private static final long[] NOTHING = {};
    private static final FunctionType VOID = new FunctionType(List.of(), List.of());
    private static final int UNREACHABLE = 0x00;
    private static final int CALL = 0x10;

    private final WasmtimeEngine engine = TestEngine.start();

    @AfterEach
    void stop() {
        engine.stop();
    }

    /** Although the library gets other bytes: without custom sections, with an added export. */
    @Test
    void tellsOffsetsInTheModuleAsItCame() {
        for (String guest : List.of("traps", "recursion")) {
            byte[] wasm = Guests.bytes(guest);
            String export = guest.equals("traps") ? "unreachable" : "named";
            int expected = UNREACHABLE;
            for (WasmFrame frame : trap(instantiate(wasm), export).frames()) {
                assertEquals(expected, wasm[(int) frame.offset()], frame.toString());
                expected = CALL;
            }
        }
    }

    /** The guest calls the host from the depth given, and is called back: some frames are cut off. */
    @Test
    void leavesOutFramesOfOuterCallsHoweverManyThereAre() {
        for (int outer : new int[] {0, 1, 10, 17, 18, 19, 20, 40}) {
            List<String> inner = innerFrames(outer);
            assertEquals(List.of("fails", "between", "named"), inner, outer + " frames");
        }
    }

    private List<String> innerFrames(int outerDepth) {
        Store own = engine.newStore(Limits.DEFAULT);
        Instance failing =
                own.instantiate(
                        engine.compile(Guests.bytes("recursion"), CompileOptions.DEFAULT),
                        List.of());
        Function named = failing.function("named").orElseThrow();
        List<String> frames = new ArrayList<>();
        Function host =
                own.host(
                        VOID,
                        (in, out) -> {
                            TrapException trap =
                                    assertThrows(
                                            TrapException.class,
                                            () -> named.call(NOTHING, NOTHING));
                            trap.frames().forEach(frame -> frames.add(frame.function()));
                        });
        Instance outer =
                own.instantiate(
                        engine.compile(Guests.bytes("depth"), CompileOptions.DEFAULT),
                        List.of(host));
        Function below = outer.function("host_below").orElseThrow();
        long[] depth = {outerDepth};
        assertThrows(TrapException.class, () -> below.call(depth, NOTHING));
        own.close();
        return frames;
    }

    private TrapException trap(Instance guest, String export) {
        Function function = guest.function(export).orElseThrow();
        return assertThrows(TrapException.class, () -> function.call(NOTHING, NOTHING));
    }

    private Instance instantiate(byte[] wasm) {
        Store own = engine.newStore(Limits.DEFAULT);
        return own.instantiate(engine.compile(wasm, CompileOptions.DEFAULT), List.of());
    }
}
