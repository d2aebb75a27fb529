// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/**
 * The stack of a thread that has ended may be given to one that asked for a quarter of it; hence the
 * distances.
 */
class StackProbeTest {
    private static final int MIB = 1 << 20;

    @Test
    void findsWhatIsThere() throws Exception {
        assertTrue(isThere(MIB / 2, 2 * MIB));
        assertTrue(isThere(3 * MIB, 5 * MIB));
    }

    @Test
    void findsOutWhatIsNotThere() throws Exception {
        assertFalse(isThere(4 * MIB, MIB / 2));
        assertFalse(isThere(40 * MIB, MIB));
    }

    @Test
    void isNotDeceivedWhenItIsCompiled() throws Exception {
        StackProbe probe = new StackProbe(MIB / 2);
        assertTrue(onThread(2 * MIB, () -> succeedsThousandsOfTimes(probe)));
        assertFalse(onThread(MIB / 8, probe::succeeds));
    }

    private static boolean succeedsThousandsOfTimes(StackProbe probe) {
        boolean always = true;
        for (int i = 0; i < 50_000; i++) {
            always &= probe.succeeds();
        }
        return always;
    }

    private static boolean isThere(int bytes, long stack) throws Exception {
        return onThread(stack, new StackProbe(bytes)::succeeds);
    }

    private static boolean onThread(long stack, Callable<Boolean> question) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(question);
        new Thread(null, task, "probed", stack).start();
        return task.get();
    }
}
