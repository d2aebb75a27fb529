// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.tck.generator.SpecialModules;
import org.junit.jupiter.api.Test;

/** A guest that calls too deeply ends, and nothing else does. */
abstract class DepthContract extends LimitsTest {
    private static final int STACK = 64 * 1_024;

    /** Two operands high, no locals. */
    private static final int FRAME = 64 + 8 * 2;

    DepthContract(LimitsContract contract) {
        super(contract);
        useStore(Limits.builder().stackBytes(STACK).build());
    }

    /** Case 22. */
    @Test
    void endsRecursionAtTheSameDepthEverywhere() {
        Instance guest = instantiate("depth", host((in, out) -> {}));
        DeepThread.run(() -> assertStackFault(() -> call(guest, "forever")));
        assertEquals(STACK / FRAME, global(guest, "depth").get());
    }

    /** Two thousand calls, of which few are open at a time. */
    @Test
    void givesDepthBackAtAReturn() {
        assertEquals(610, callInt(instantiate("loops"), "fib", 15));
    }

    @Test
    void givesDepthBackWhereAnExceptionIsCaught() {
        assertUnsupportedUnless(EngineFeature.EXCEPTIONS, "exnref/catches-outside");
        if (has(EngineFeature.EXCEPTIONS)) {
            assertEquals(7, callInt(instantiate("exnref/catches-outside"), "through", 2_000));
        }
    }

    /** Case 22, where depth is not counted. */
    @Test
    void endsRecursionThatIsNotCounted() {
        useInterruptible();
        Instance guest = instantiate("depth", host((in, out) -> {}));
        assertStackFault(() -> call(guest, "forever"));
    }

    /** Case 23. */
    @Test
    void endsRecursionWithManyLocalsBeforeTheHeapIsFull() {
        useInterruptible();
        Instance guest = instantiate(SpecialModules.recursionWithLocals(9_000, false));
        assertStackFault(() -> call(guest, "run", 0));
    }

    /** Case 23, of vectors. */
    @Test
    void endsRecursionWithManyVectorsBeforeTheHeapIsFull() {
        useInterruptible();
        byte[] wasm = SpecialModules.recursionWithLocals(9_000, true);
        if (has(EngineFeature.SIMD)) {
            Instance guest = instantiate(wasm);
            assertStackFault(() -> call(guest, "run", 0));
        } else {
            assertUnsupported(EngineFeature.SIMD, () -> instantiate(wasm));
        }
    }

    /** Case 24. */
    @Test
    void callsTheHostFromDeepDownOrEndsTheGuest() {
        boolean returned = false;
        boolean ended = false;
        for (int depth = 250; depth < 10_000_000; depth *= 4) {
            useInterruptible();
            Instance guest = instantiate("depth", host((in, out) -> hostDepth(100)));
            try {
                call(guest, "host_below", depth);
                returned = true;
            } catch (TrapException e) {
                assertEquals(TrapCode.STACK_OVERFLOW, e.trap());
                ended = true;
            }
        }
        assertTrue(returned && ended);
    }

    /** A host function that calls the guest back gives it no stack of its own. */
    @Test
    void countsTheFramesOfTheHost() {
        Instance[] guest = new Instance[1];
        guest[0] = instantiate("depth", host((in, out) -> call(guest[0], "host")));
        assertStackFault(() -> call(guest[0], "host"));
    }

    /** What one call used, the next one has again. */
    @Test
    void startsEveryCallWithAFullStack() {
        Instance guest = instantiate("depth", host((in, out) -> {}));
        for (int i = 0; i < 3; i++) {
            DeepThread.run(() -> call(guest, "host_below", 500));
        }
        DeepThread.run(() -> assertStackFault(() -> call(guest, "host_below", 1_000)));
    }

    private static int hostDepth(int frames) {
        return frames == 0 ? 0 : 1 + hostDepth(frames - 1);
    }
}
