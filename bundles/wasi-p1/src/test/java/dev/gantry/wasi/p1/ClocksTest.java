// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.TrapCode;
import dev.gantry.policy.Access;
import dev.gantry.policy.Grant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClocksTest {
    private final TestGuest guest = TestGuest.withGrants("clock");

    @Test
    void tellsTheRealTime() {
        guest.assertAnswers(Errno.SUCCESS, "clock_time_get", 0, 0, TestGuest.RESULT);
        assertEquals(guest.resources.clock.realtimeNanos(), guest.memory.getLong(TestGuest.RESULT));
    }

    @Test
    void tellsTheMonotonicTime() {
        guest.assertAnswers(Errno.SUCCESS, "clock_time_get", 1, 0, TestGuest.RESULT);
        assertEquals(
                guest.resources.clock.monotonicNanos(), guest.memory.getLong(TestGuest.RESULT));
    }

    @Test
    void tellsAResolution() {
        guest.assertAnswers(Errno.SUCCESS, "clock_res_get", 1, TestGuest.RESULT);
        assertEquals(1_000, guest.memory.getLong(TestGuest.RESULT));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, -1})
    void knowsNoOtherClock(int clock) {
        guest.assertAnswers(Errno.INVAL, "clock_time_get", clock, 0, TestGuest.RESULT);
        guest.assertAnswers(Errno.INVAL, "clock_res_get", clock, TestGuest.RESULT);
    }

    @Test
    void tellsNoTimeWithoutGrant() {
        TestGuest denied = TestGuest.withGrants();
        denied.assertAnswers(Errno.NOTCAPABLE, "clock_time_get", 0, 0, TestGuest.RESULT);
        assertEquals(0, denied.memory.getLong(TestGuest.RESULT));
    }

    @Test
    void tellsNoResolutionWithoutGrant() {
        TestGuest.withGrants()
                .assertAnswers(Errno.NOTCAPABLE, "clock_res_get", 0, TestGuest.RESULT);
    }

    @Test
    void trapsWhereTheResultIsMisaligned() {
        guest.assertTraps(TrapCode.OTHER, "clock_time_get", 0, 0, TestGuest.RESULT + 4);
    }

    @Test
    void asksForTheGrantOnce() {
        guest.call("clock_time_get", 0, 0, TestGuest.RESULT);
        guest.resources.granted.clear();
        guest.assertAnswers(Errno.SUCCESS, "clock_time_get", 0, 0, TestGuest.RESULT);
        assertEquals(2L, guest.resources.counts.get("clock_time_get"));
    }

    @Test
    void tellsOfARefusalOnce() {
        TestGuest denied = TestGuest.withGrants();
        denied.call("clock_time_get", 0, 0, TestGuest.RESULT);
        denied.call("clock_time_get", 1, 0, TestGuest.RESULT);
        assertEquals(
                List.of(
                        new Access(
                                Grant.of("clock"),
                                "clock_time_get",
                                "",
                                Access.Outcome.REFUSED,
                                "clock is not granted (NOTCAPABLE)")),
                denied.resources.accesses);
    }
}
