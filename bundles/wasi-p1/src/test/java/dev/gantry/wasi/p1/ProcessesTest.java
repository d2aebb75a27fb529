// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.TrapCode;
import dev.gantry.hostinterface.GuestExitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessesTest {
    private final TestGuest guest = TestGuest.withGrants();

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 256, -1})
    void exitsWithTheGuestsCode(int code) {
        GuestExitException exit =
                assertThrows(GuestExitException.class, () -> guest.call("proc_exit", code));
        assertEquals(code, exit.exitCode());
    }

    @Test
    void hasNoSignals() {
        guest.assertAnswers(Errno.NOTSUP, "proc_raise", 6);
        guest.assertAnswers(Errno.INVAL, "proc_raise", 31);
        guest.assertAnswers(Errno.INVAL, "proc_raise", -1);
    }

    @Test
    void yields() {
        guest.assertAnswers(Errno.SUCCESS, "sched_yield");
    }

    @Test
    void canBeInterruptedWhenItYields() {
        guest.resources.checksLeft = 0;
        guest.assertTraps(TrapCode.INTERRUPTED, "sched_yield");
    }
}
